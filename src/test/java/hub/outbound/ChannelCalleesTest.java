package hub.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import hub.channel.Connectors;
import hub.overlay.Overlay;
import org.junit.jupiter.api.Test;

class ChannelCalleesTest {

    private final CallRules rules = new ChannelCallees(null, new Connectors(new Overlay(""))).rules("bigcommerce");

    @Test
    void a_read_of_several_calls_spends_several_of_the_same_budget() {
        CallRules.Budget read = rules.budget("get-order").orElseThrow();
        CallRules.Budget list = rules.budget("list-orders").orElseThrow();

        assertThat(read.name()).isEqualTo(list.name());
        assertThat(read.cost()).isEqualTo(7);
        assertThat(list.cost()).isEqualTo(1);
    }

    /** The platform counts 150 calls within 30 s; what may be spent at once and what comes back meanwhile is no more. */
    @Test
    void no_window_of_the_platform_is_overdrawn() {
        CallRules.Budget budget = rules.budget("list-orders").orElseThrow();

        assertThat(budget.burst() + 30 * budget.perSecond()).isLessThanOrEqualTo(150);
    }
}
