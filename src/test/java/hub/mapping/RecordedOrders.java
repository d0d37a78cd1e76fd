package hub.mapping;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every recorded payload, taken out of lists and envelopes, ready to be sent as the platform would. */
public final class RecordedOrders {

    private static final ObjectMapper PLAIN = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * @param kind order, refund or fulfilment; {@code unreadable} for what is no strict JSON
     * @param payload null where unreadable
     */
    public record Recorded(String name, String platform, String kind, byte[] body, JsonNode payload) {

        public BigDecimal total() {
            return StatedOrder.of(platform, payload).total();
        }

        public BigDecimal refunded() {
            return StatedOrder.of(platform, payload).refunded();
        }

        public String currency() {
            return StatedOrder.of(platform, payload).currency();
        }

        /** Of a refund or fulfilment: {@code line × quantity}. */
        public List<String> movedLines() {
            return StatedOrder.movedLines(payload);
        }

        /** The order it speaks of. */
        public String orderId() {
            return kind.equals("order") ? payload.get("id").asText() : StatedOrder.orderOf(payload);
        }
    }

    private RecordedOrders() {}

    public static boolean areThere() {
        return Files.isDirectory(RecordedPayloads.FOLDER);
    }

    /** What is left out, is left out for the reason in {@code recorded-payloads.txt}. */
    public static List<Recorded> all() throws IOException {
        List<Recorded> all = new ArrayList<>();
        for (String platform : List.of("shopify", "woocommerce")) {
            try (Stream<Path> files = Files.walk(RecordedPayloads.FOLDER.resolve(platform))) {
                for (Path file : files.filter(one -> one.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    all.addAll(in(platform, file));
                }
            }
        }
        return all;
    }

    private static List<Recorded> in(String platform, Path file) throws IOException {
        String name = RecordedPayloads.FOLDER.relativize(file).toString().replace('\\', '/');
        RecordedPayloads.Treatment treatment = RecordedPayloads.of(name);
        byte[] bytes = Files.readAllBytes(file);
        if (treatment.isUnreadable()) {
            return List.of(new Recorded(name, platform, "unreadable", bytes, null));
        }
        List<Recorded> found = new ArrayList<>();
        if (treatment.isMapped()) {
            for (JsonNode payload : StatedOrder.unwrapped(PLAIN.readTree(bytes))) {
                found.add(new Recorded(
                        name + " " + found.size(),
                        treatment.mapping().platform(),
                        treatment.mapping().name(),
                        PLAIN.writeValueAsBytes(payload),
                        payload));
            }
        }
        return found;
    }
}
