package hub.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateJsonTest {

    @Test
    void a_state_with_every_kind_of_slot_is_read_as_it_was_written() {
        OrderState state = OrderStates.withEverySlot();

        assertThat(state.slots().keySet())
                .hasSize(Part.values().length + 2 * ElementSet.values().length + Fact.values().length);
        assertThat(StateJson.read(StateJson.write(state))).isEqualTo(state);
    }

    @Test
    void decimals_keep_their_scale() {
        Money money = new Money(new BigDecimal("19.900"), "EUR");
        SlotValue.Line line = new SlotValue.Line(
                "1",
                null,
                null,
                null,
                null,
                new BigDecimal("1.50"),
                null,
                money,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("weight", new BigDecimal("2.500"), "nothing", "", "list", List.of(1, "a")));

        OrderState read = StateJson.read(StateJson.write(Says.state(Says.at(1).lines(line))));

        assertThat(((SlotValue.Lines) read.value(new Slot.PartSlot(Part.LINES))).lines())
                .containsExactly(line);
    }

    @Test
    void a_slot_that_a_newer_version_wrote_survives() {
        byte[] bytes = ("{\"keys\":[[0,1,0,0,1,\"aa\",0,1]],\"slots\":{"
                        + "\"loyalty\":[0,{\"points\":1.50}],\"fact:weather\":[0,{\"rain\":true}]}}")
                .getBytes(StandardCharsets.UTF_8);

        String written = new String(StateJson.write(StateJson.read(bytes)), StandardCharsets.UTF_8);

        assertThat(written)
                .contains("\"loyalty\":[0,{\"points\":1.50}]")
                .contains("\"fact:weather\":[0,{\"rain\":true}]");
    }

    @Test
    void slots_of_one_message_share_one_key() {
        String written = new String(StateJson.write(Says.state(Says.order(1, null))), StandardCharsets.UTF_8);

        assertThat(written)
                .containsOnlyOnce("1000000")
                .contains("\"20.00 EUR\"")
                .doesNotContain("null");
    }

    @Test
    void what_is_no_state_is_refused() {
        for (String text : List.of("", "[]", "{\"slots\":{\"lines\":3}}", "{\"keys\":[[0]]}")) {
            assertThatThrownBy(() -> StateJson.read(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfAny(UncheckedIOException.class);
        }
    }

    @Test
    void times_keep_their_nanoseconds() {
        Instant at = Instant.parse("2026-11-23T10:00:00.123456789Z");

        OrderState read = StateJson.read(
                StateJson.write(Says.state(Says.at(1).show(Part.CANCEL, new SlotValue.Cancel(at, null)))));

        assertThat(read.value(new Slot.PartSlot(Part.CANCEL))).isEqualTo(new SlotValue.Cancel(at, null));
    }
}
