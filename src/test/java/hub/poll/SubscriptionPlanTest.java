package hub.poll;

import static org.assertj.core.api.Assertions.assertThat;

import hub.poll.SubscriptionPlan.Found;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubscriptionPlanTest {

    private static final String HERE = "https://hub.example/webhooks/shopify/acme";
    private static final String THERE = "https://old.example/webhooks/shopify/acme";
    private static final List<String> WANTED = List.of("orders/create", "orders/updated", "refunds/create");

    @Test
    void what_is_missing_is_made_and_what_was_switched_off_is_switched_on() {
        Found off = new Found("2", "orders/updated", HERE, false);

        SubscriptionPlan plan = SubscriptionPlan.of(
                WANTED, HERE, List.of(new Found("1", "orders/create", HERE, true), off), Set.of("1", "2"));

        assertThat(plan.active()).extracting(Found::id).containsExactly("1");
        assertThat(plan.enable()).containsExactly(off);
        assertThat(plan.create()).containsExactly("refunds/create");
        assertThat(plan.remove()).isEmpty();
    }

    @Test
    void one_of_two_for_a_topic_that_works_is_enough() {
        SubscriptionPlan plan = SubscriptionPlan.of(
                List.of("orders/create"),
                HERE,
                List.of(new Found("1", "orders/create", HERE, false), new Found("2", "orders/create", HERE, true)),
                Set.of());

        assertThat(plan.active()).extracting(Found::id).containsExactly("2");
        assertThat(plan.enable()).isEmpty();
        assertThat(plan.create()).isEmpty();
    }

    @Test
    void a_hub_that_moved_takes_its_own_away_from_where_it_was_and_nobody_elses() {
        Found own = new Found("1", "orders/create", THERE, true);
        Found another = new Found("9", "orders/create", "https://shop-tool.example/hook", true);

        SubscriptionPlan plan = SubscriptionPlan.of(List.of("orders/create"), HERE, List.of(own, another), Set.of("1"));

        assertThat(plan.create()).containsExactly("orders/create");
        assertThat(plan.remove()).containsExactly(own);
    }
}
