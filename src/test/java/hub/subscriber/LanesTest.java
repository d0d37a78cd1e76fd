package hub.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final Duration QUICKLY = Duration.ofMillis(50);
    private static final Duration SLOWLY = Duration.ofSeconds(10);

    private final Lanes lanes = new Lanes(new SubscriberSettings(
            8,
            3,
            50,
            Duration.ofMinutes(2),
            Duration.ofSeconds(2),
            3,
            Duration.ofMinutes(5),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(20)));

    @Test
    void whoever_answers_quickly_has_several_lanes_and_all_others_one() {
        UUID quick = known(QUICKLY);
        UUID slow = known(SLOWLY);
        UUID fresh = UUID.randomUUID();

        assertThat(entered(quick)).isEqualTo(3);
        assertThat(entered(slow)).isEqualTo(1);
        assertThat(entered(fresh)).isEqualTo(1);
    }

    @Test
    void the_slow_and_the_failing_never_take_the_room_of_the_quick() {
        long slow = Stream.generate(() -> known(SLOWLY))
                .limit(100)
                .mapToInt(this::entered)
                .sum();
        UUID quick = known(QUICKLY);

        assertThat(slow).isEqualTo(4);
        assertThat(entered(quick)).isEqualTo(3);
    }

    @Test
    void there_are_never_more_lanes_than_threads() {
        int all = IntStream.range(0, 100).map(i -> entered(known(QUICKLY))).sum();

        assertThat(all).isEqualTo(8);
    }

    @Test
    void one_failure_takes_the_extra_lanes_away_and_one_good_answer_gives_them_back() {
        UUID subscriber = known(QUICKLY);
        lanes.answered(subscriber, false, QUICKLY);
        assertThat(entered(subscriber)).isEqualTo(1);

        lanes.answered(subscriber, true, QUICKLY);
        assertThat(entered(subscriber)).isEqualTo(2);
        IntStream.range(0, 3).forEach(i -> lanes.leave(subscriber));
        assertThat(entered(subscriber)).isEqualTo(3);
    }

    private UUID known(Duration took) {
        UUID subscriber = UUID.randomUUID();
        lanes.answered(subscriber, true, took);
        return subscriber;
    }

    private int entered(UUID subscriber) {
        int entered = 0;
        while (lanes.enter(subscriber)) {
            entered++;
        }
        return entered;
    }
}
