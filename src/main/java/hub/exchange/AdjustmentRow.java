package hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import hub.stock.Adjustment;
import hub.stock.Adjustment.Reason;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** An adjustment as a mapping made it; collects every fault of it. */
final class AdjustmentRow {

    private static final int LONGEST_SKU = 255;
    private static final BigDecimal MOST = BigDecimal.valueOf(999_999_999);
    private static final int MOST_PLACES = 6;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

    private final JsonNode document;
    private final String path;
    private final List<RowFault> faults = new ArrayList<>();

    AdjustmentRow(JsonNode document, String path) {
        this.document = document;
        this.path = path;
    }

    /** Empty where something is wrong; {@link #faults} says what. */
    Optional<Adjustment> read(Instant came, Predicate<String> isLocation) {
        String sku = text("sku");
        if (sku != null && (sku.length() > LONGEST_SKU || sku.chars().anyMatch(Character::isISOControl))) {
            fault("sku", "sku_invalid", "too long or not printable (expected: at most " + LONGEST_SKU + " characters)");
        }
        String location = text("location");
        if (location != null && !isLocation.test(location)) {
            fault("location", "location_unknown", "unknown (expected: the id of a location)");
        }
        BigDecimal quantity = quantity();
        Reason reason = Reason.of(text("reason")).orElse(null);
        if (reason == null && document.hasNonNull("reason")) {
            fault("reason", "reason_unknown", "unknown (expected: a reason of stock adjustments)");
        }
        if (reason != null && quantity != null && !reason.allows(quantity)) {
            fault("quantity", "quantity_invalid", "wrong sign (expected: " + reason.expected() + ")");
        }
        Instant at = at(came);
        return faults.isEmpty() ? Optional.of(new Adjustment(sku, location, reason, quantity, at)) : Optional.empty();
    }

    List<RowFault> faults() {
        return faults;
    }

    private BigDecimal quantity() {
        String text = text("quantity");
        if (text == null) {
            return null;
        }
        BigDecimal quantity = parsed(text);
        if (quantity == null) {
            fault("quantity", "quantity_invalid", "no number (expected: a decimal)");
            return null;
        }
        boolean precise =
                quantity.signum() != 0 && quantity.stripTrailingZeros().scale() > MOST_PLACES;
        if (precise || quantity.abs().compareTo(MOST) > 0) {
            fault("quantity", "quantity_invalid", "out of range (expected: at most " + MOST + ", 6 decimal places)");
            return null;
        }
        return quantity.signum() == 0 ? BigDecimal.ZERO : quantity;
    }

    private Instant at(Instant came) {
        if (!document.hasNonNull("countedAt")) {
            return came;
        }
        try {
            Instant at = Instant.parse(document.get("countedAt").asText());
            if (!at.isBefore(EARLIEST) && !at.isAfter(came.plus(CLOCKS_DIFFER_BY))) {
                return at.isAfter(came) ? came : at;
            }
        } catch (DateTimeException noTime) {
            // Told below, with the times out of range.
        }
        fault("countedAt", "time_invalid", "no such moment (expected: ISO 8601 with zone, between 2000 and now)");
        return null;
    }

    private String text(String field) {
        JsonNode value = document.get(field);
        String text =
                value == null || !value.isValueNode() ? "" : value.asText().strip();
        if (text.isEmpty()) {
            fault(field, RowFault.MISSING, "missing (expected: a value)");
            return null;
        }
        return text;
    }

    private void fault(String field, String code, String detail) {
        faults.add(new RowFault(path + "/" + field, code, detail));
    }

    private static BigDecimal parsed(String text) {
        try {
            return text.length() > 40 ? null : new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
