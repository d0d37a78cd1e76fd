package hub.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The join is on the way of every message; a slip into the milliseconds would be felt everywhere. */
class OrderPaceTest {

    private static final VersionKey PROTOTYPE = new VersionKey(0, BigDecimal.ZERO, 0, 0, 1, "ab".repeat(32), 0, 7);

    @Test
    void a_twenty_line_order_is_read_joined_rendered_and_written_well_below_a_millisecond() throws IOException {
        ObjectNode observation = observation();
        byte[] stored = StateJson.write(joined(OrderState.empty(), observation, 1));
        int[] rendered = new int[1];
        for (int i = 0; i < 4000; i++) {
            rendered[0] += once(stored, observation, i);
        }

        long[] nanos = new long[1001];
        for (int i = 0; i < nanos.length; i++) {
            long began = System.nanoTime();
            rendered[0] += once(stored, observation, i);
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);

        assertThat(rendered[0]).isPositive();
        assertThat(nanos[nanos.length / 2]).as("median nanoseconds of a pass").isLessThan(1_000_000);
    }

    private static int once(byte[] stored, ObjectNode observation, int ver) {
        OrderState state = joined(StateJson.read(stored), observation, ver + 2);
        Order order = Render.render(Says.IDENTITY, state, Says.SHOPIFY).order();
        return StateJson.write(state).length + order.lines().size();
    }

    private static OrderState joined(OrderState held, ObjectNode observation, long ver) {
        Observation heard = ObservationReader.read(observation, "acme", word -> BigDecimal.valueOf(ver), PROTOTYPE);
        return held.with(heard);
    }

    private static ObjectNode observation() throws IOException {
        List<SlotValue.Line> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lines.add(OrderStates.fullLine(String.valueOf(i)));
        }
        return Json.MAPPER.valueToTree(Map.of(
                "externalId", "1001",
                "parts",
                        Map.of(
                                "header", OrderStates.fullHeader(),
                                "lines", new SlotValue.Lines(lines),
                                "money", OrderStates.fullMoney(),
                                "person", new SlotValue.Person("1", "Ada", "ada@example.org", null, null, null),
                                "shipTo", OrderStates.address("Ada")),
                "lists", Map.of("refunds", List.of())));
    }
}
