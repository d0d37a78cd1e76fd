package hub.order;

import static hub.order.Says.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ClockSetBackTest {

    private static final VersionKey HELD =
            Says.order(1000, null).inEpoch(3).heard().key();
    private static final BigDecimal LOWER = BigDecimal.TEN;

    @Test
    void two_agreeing_reads_five_minutes_apart_begin_an_epoch() {
        assertThat(epoch(1, LOWER, 301, new BigDecimal("10.0"))).hasValue(4);
        assertThat(epoch(301, LOWER, 1, LOWER)).hasValue(4);
    }

    @Test
    void reads_too_close_together_decide_nothing() {
        assertThat(epoch(1, LOWER, 300, LOWER)).isEmpty();
    }

    @Test
    void reads_that_disagree_decide_nothing() {
        assertThat(epoch(1, LOWER, 900, BigDecimal.ONE)).isEmpty();
    }

    @Test
    void a_read_begun_before_the_held_version_arrived_decides_nothing() {
        assertThat(epoch(0, LOWER, 900, LOWER)).isEmpty();
        assertThat(epoch(-10, LOWER, 900, LOWER)).isEmpty();
    }

    @Test
    void a_version_that_is_not_lower_is_no_step_back() {
        assertThat(epoch(1, HELD.ver(), 900, HELD.ver())).isEmpty();
        BigDecimal higher = HELD.ver().add(BigDecimal.ONE);
        assertThat(epoch(1, higher, 900, higher)).isEmpty();
    }

    private static OptionalInt epoch(long firstSecond, BigDecimal first, long secondSecond, BigDecimal second) {
        return ClockSetBack.newEpoch(
                HELD,
                DAY,
                new ClockSetBack.Read(DAY.plus(Duration.ofSeconds(firstSecond)), first),
                new ClockSetBack.Read(DAY.plus(Duration.ofSeconds(secondSecond)), second));
    }
}
