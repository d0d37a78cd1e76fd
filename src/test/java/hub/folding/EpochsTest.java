package hub.folding;

import static org.assertj.core.api.Assertions.assertThat;

import hub.order.Observation;
import hub.order.OrderKey;
import hub.order.OrderState;
import hub.order.Part;
import hub.order.Slot;
import hub.order.SlotValue;
import hub.order.VersionKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A shop restored from a backup counts from an older time on; a stale answer alone must not look like one. */
class EpochsTest {

    private static final OrderKey ORDER = new OrderKey("shopify/acme.example", "1");
    private static final Instant HEARD = Instant.parse("2026-11-23T10:00:00Z");
    private static final Slot EXISTENCE = new Slot.PartSlot(Part.EXISTENCE);

    private final OrderState held = OrderState.empty().with(heard(1000, 0, 0));

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void two_reads_that_agree_and_lie_apart_begin_a_new_epoch(DataSource source) {
        Epochs epochs = new Epochs(new JdbcTemplate(source));

        Epochs.Placed first = read(epochs, 400, HEARD.plusSeconds(10));
        Epochs.Placed second = read(epochs, 400, HEARD.plus(Duration.ofMinutes(6)));

        assertThat(first.doubt()).isEqualTo(Doubt.LOWER);
        assertThat(first.observation().key().epoch()).isZero();
        assertThat(second.doubt()).isEqualTo(Doubt.NONE);
        assertThat(second.observation().key().epoch()).isEqualTo(1);
        assertThat(held.join(second.observation()).changedNothing()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void one_stale_answer_changes_nothing_and_is_forgotten(DataSource source) {
        Epochs epochs = new Epochs(new JdbcTemplate(source));

        Epochs.Placed stale = read(epochs, 400, HEARD.plusSeconds(10));
        read(epochs, 1000, HEARD.plusSeconds(20));
        Epochs.Placed staleAgain = read(epochs, 400, HEARD.plus(Duration.ofMinutes(6)));

        assertThat(held.join(stale.observation()).changedNothing()).isTrue();
        assertThat(staleAgain.observation().key().epoch()).isZero();
        assertThat(staleAgain.doubt()).isEqualTo(Doubt.LOWER);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void two_reads_that_differ_or_lie_close_are_no_new_epoch(DataSource source) {
        Epochs epochs = new Epochs(new JdbcTemplate(source));

        read(epochs, 400, HEARD.plusSeconds(10));
        Epochs.Placed close = read(epochs, 400, HEARD.plusSeconds(100));
        Epochs.Placed other = read(epochs, 500, HEARD.plus(Duration.ofMinutes(6)));

        assertThat(close.observation().key().epoch()).isZero();
        assertThat(other.observation().key().epoch()).isZero();
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void in_a_later_epoch_a_push_asks_for_a_read_and_a_read_counts(DataSource source) {
        Epochs epochs = new Epochs(new JdbcTemplate(source));
        OrderState later = OrderState.empty().with(heard(400, 7, 1));

        Epochs.Placed push = epochs.place(News.of(heard(1200, 0, 0)), heard(1200, 0, 0), row(), later);
        Observation answer = heard(450, 8, 0);
        Epochs.Placed read = epochs.place(News.read(answer, HEARD.plusSeconds(5)), answer, row(), later);

        assertThat(push.doubt()).isEqualTo(Doubt.OTHER_EPOCH);
        assertThat(later.join(push.observation()).changedNothing()).isTrue();
        assertThat(read.observation().key().epoch()).isEqualTo(1);
        assertThat(later.join(read.observation()).changedNothing()).isFalse();
    }

    private Epochs.Placed read(Epochs epochs, long ver, Instant asked) {
        Observation answer = heard(ver, asked.getEpochSecond(), 0);
        return epochs.place(News.read(answer, asked), answer, row(), held);
    }

    private static OrderRows.Locked row() {
        return new OrderRows.Locked(ORDER.orderId(), "acme", "shopify", 1, HEARD, HEARD, null, null, null);
    }

    private static Observation heard(long ver, long read, int epoch) {
        return new Observation(
                ORDER,
                Map.of(EXISTENCE, new SlotValue.Existence("live")),
                new VersionKey(epoch, BigDecimal.valueOf(ver), 0, read, 1, "ab", 0, 1));
    }
}
