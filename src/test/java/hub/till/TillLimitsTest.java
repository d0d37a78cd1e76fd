package hub.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TillLimitsTest {

    private final TillLimits limits = new TillLimits(
            new TillSettings(1000, "", Duration.ofMinutes(5), Duration.ofMinutes(2), Duration.ofHours(24)));

    @Test
    void each_terminal_may_send_a_thousand_requests_in_a_minute() {
        TillLimits.Allowance last = null;
        for (int i = 0; i < 1000; i++) {
            last = limits.tryConsume("till-1");
        }

        TillLimits.Allowance refused = limits.tryConsume("till-1");

        assertThat(last.granted()).isTrue();
        assertThat(last.policy()).isEqualTo("\"terminal\";q=1000;w=60");
        assertThat(last.state()).startsWith("\"terminal\";r=0;t=");
        assertThat(refused.granted()).isFalse();
        assertThat(refused.seconds()).isBetween(1L, 60L);
        assertThat(limits.tryConsume("till-2").granted()).isTrue();
    }
}
