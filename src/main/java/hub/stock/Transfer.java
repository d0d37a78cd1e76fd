package hub.stock;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Goods on their way from one location to another.
 *
 * @param from location they leave
 * @param to location that expects them
 * @param dispatchedAt when they left; null before
 * @param receivedAt when they arrived; null before
 */
public record Transfer(
        String id,
        String from,
        String to,
        Status status,
        String note,
        Instant createdAt,
        Instant dispatchedAt,
        Instant receivedAt,
        List<Line> lines) {

    public enum Status {
        DRAFT,
        DISPATCHED,
        RECEIVED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param received what arrived; null until it did */
    public record Line(String sku, BigDecimal quantity, BigDecimal received) {

        public Line {
            quantity = Quantity.plain(quantity);
            received = received == null ? null : Quantity.plain(received);
        }
    }

    public Transfer {
        lines = List.copyOf(lines);
    }

    /** Where the goods are while nobody has them. */
    public String transit() {
        return "transit:" + id;
    }
}
