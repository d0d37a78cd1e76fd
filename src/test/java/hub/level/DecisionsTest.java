package hub.level;

import static org.assertj.core.api.Assertions.assertThat;

import hub.channel.Connector.Master;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private static final BigDecimal NONE = BigDecimal.ZERO;

    @Test
    void what_was_never_counted_is_not_told() {
        assertThat(Decisions.before(picture(null, "5"), true)).isEqualTo(new Step.Uncounted());
    }

    @Test
    void what_was_never_looked_at_is_looked_at_first() {
        assertThat(Decisions.before(picture("100", null), true)).isEqualTo(new Step.Read());
        assertThat(Decisions.after(picture("100", null), of("10"), Master.HUB))
                .isEqualTo(new Step.Write(of("100"), of("10"), NONE, null));
        assertThat(Decisions.after(picture("100", null), of("100"), Master.HUB))
                .isEqualTo(new Step.Same(of("100"), NONE, null));
    }

    @Test
    void what_the_channel_shows_already_is_not_written() {
        // 100 were published, the channel sold two itself and the hub has reserved them.
        assertThat(Decisions.before(sold("98", "100", "-2"), true)).isEqualTo(new Step.Idle(of("98")));
    }

    @Test
    void a_channel_that_compares_is_written_to_at_once_and_another_is_looked_at() {
        assertThat(Decisions.before(sold("95", "100", "-2"), true))
                .isEqualTo(new Step.Write(of("95"), of("98"), NONE, null));
        assertThat(Decisions.before(sold("95", "100", "-2"), false)).isEqualTo(new Step.Read());
    }

    @Test
    void what_was_sent_without_an_answer_is_looked_at_and_either_of_two_levels_is_expected() {
        Picture open = new Picture(of("95"), true, of("100"), NONE, of("97"), NONE, NONE, false, false);

        assertThat(Decisions.before(open, true)).isEqualTo(new Step.Read());
        assertThat(Decisions.after(open, of("97"), Master.HUB))
                .isEqualTo(new Step.Write(of("95"), of("97"), NONE, null));
        assertThat(Decisions.after(open, of("100"), Master.HUB))
                .isEqualTo(new Step.Write(of("95"), of("100"), NONE, null));
    }

    @Test
    void fewer_than_expected_is_a_sale_not_heard_of_and_held_back() {
        assertThat(Decisions.after(picture("105", "100"), of("97"), Master.HUB))
                .isEqualTo(new Step.Write(of("102"), of("97"), of("3"), null));
    }

    @Test
    void a_sale_held_back_is_no_change_when_it_is_heard_of() {
        Picture heard = new Picture(of("102"), true, of("102"), of("-3"), null, NONE, of("3"), false, false);

        assertThat(Decisions.before(heard, true)).isEqualTo(new Step.Idle(of("102")));
    }

    @Test
    void half_of_what_is_held_back_stays_held_back() {
        Picture half = new Picture(of("103"), true, of("102"), of("-2"), null, NONE, of("3"), false, false);

        assertThat(Decisions.before(half, true)).isEqualTo(new Step.Idle(of("102")));
        assertThat(half.unexplained()).isEqualByComparingTo("1");
    }

    @Test
    void what_no_order_explains_in_time_is_missing_and_written() {
        Picture over = new Picture(of("105"), true, of("102"), NONE, null, NONE, of("3"), true, false);

        assertThat(Decisions.before(over, true)).isEqualTo(new Step.Write(of("105"), of("102"), NONE, of("-3")));
        assertThat(Decisions.before(over, false)).isEqualTo(new Step.Read());
        assertThat(Decisions.after(over, of("102"), Master.HUB))
                .isEqualTo(new Step.Write(of("105"), of("102"), NONE, of("-3")));
    }

    @Test
    void more_than_expected_is_drift_that_its_master_settles() {
        assertThat(Decisions.after(picture("100", "100"), of("120"), Master.HUB))
                .isEqualTo(new Step.Write(of("100"), of("120"), NONE, of("20")));
        assertThat(Decisions.after(picture("100", "100"), of("120"), Master.CHANNEL))
                .isEqualTo(new Step.Same(of("120"), of("-20"), of("20")));
    }

    @Test
    void where_the_channel_is_master_what_the_hub_sells_is_still_taken_off() {
        Picture after = new Picture(of("97"), true, of("120"), NONE, null, NONE, of("-20"), false, false);

        assertThat(Decisions.before(after, true)).isEqualTo(new Step.Write(of("117"), of("120"), of("-20"), null));
    }

    @Test
    void where_own_orders_cannot_be_told_apart_anything_between_is_expected() {
        Picture kit = new Picture(of("90"), false, of("100"), of("-4"), null, NONE, NONE, false, false);

        assertThat(Decisions.before(kit, true)).isEqualTo(new Step.Read());
        assertThat(Decisions.after(kit, of("98"), Master.HUB))
                .isEqualTo(new Step.Write(of("90"), of("98"), NONE, null));
        assertThat(Decisions.after(kit, of("95"), Master.HUB))
                .isEqualTo(new Step.Write(of("89"), of("95"), of("1"), null));
    }

    @Test
    void nothing_below_nothing_is_ever_told() {
        assertThat(Decisions.before(sold("0", "1", "-3"), true)).isEqualTo(new Step.Idle(of("0")));
        assertThat(Decisions.after(picture("2", "10"), of("5"), Master.HUB))
                .isEqualTo(new Step.Write(of("0"), of("5"), of("5"), null));
    }

    private static Picture picture(String wanted, String base) {
        return sold(wanted, base, "0");
    }

    private static Picture sold(String wanted, String base, String own) {
        return new Picture(of(wanted), true, of(base), of(own), null, NONE, NONE, false, false);
    }

    private static BigDecimal of(String number) {
        return number == null ? null : new BigDecimal(number);
    }
}
