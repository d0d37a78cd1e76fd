package hub.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A price as somebody says it.
 *
 * @param list name of the price list; {@code base} where nobody names one
 * @param amount of one piece; null ends such prices
 * @param saleAmount charged instead while it stands; null for none
 * @param minQuantity from how many pieces on; 1 where nobody says
 * @param validFrom null for the moment it is recorded
 * @param validTo excluded; null for no end
 */
public record PriceForm(
        String sku,
        String currency,
        String list,
        BigDecimal amount,
        BigDecimal saleAmount,
        BigDecimal minQuantity,
        Instant validFrom,
        Instant validTo) {

    public static final String BASE = "base";

    private static final Schema SCHEMA = Schema.load("price.schema.json");

    public PriceForm {
        list = list == null ? BASE : list.strip();
        amount = plain(amount);
        saleAmount = plain(saleAmount);
        minQuantity = minQuantity == null ? BigDecimal.ONE : plain(minQuantity);
        validFrom = validFrom == null ? null : validFrom.truncatedTo(ChronoUnit.MICROS);
        validTo = validTo == null ? null : validTo.truncatedTo(ChronoUnit.MICROS);
    }

    /** Every fault once, by its path; empty when {@link #of} may be called. */
    public static List<Schema.Fault> faults(JsonNode price) {
        List<Schema.Fault> faults = new ArrayList<>(SCHEMA.faults(price));
        if (!faults.isEmpty()) {
            return faults;
        }
        PriceForm form = of(price);
        if (form.validFrom != null && form.validTo != null && !form.validTo.isAfter(form.validFrom)) {
            faults.add(new Schema.Fault("/validTo", "too early (expected: after validFrom)"));
        }
        if (form.saleAmount != null && (form.amount == null || form.saleAmount.compareTo(form.amount) > 0)) {
            faults.add(new Schema.Fault("/saleAmount", "too great (expected: at most amount)"));
        }
        return faults;
    }

    /** @param price without {@link #faults} */
    public static PriceForm of(JsonNode price) {
        return new PriceForm(
                price.path("sku").asText(),
                price.path("currency").asText(),
                price.path("list").asText(null),
                decimal(price.path("amount")),
                decimal(price.path("saleAmount")),
                decimal(price.path("minQuantity")),
                moment(price.path("validFrom")),
                moment(price.path("validTo")));
    }

    private static BigDecimal decimal(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : new BigDecimal(value.asText());
    }

    private static Instant moment(JsonNode value) {
        return value.isTextual() ? Instant.parse(value.asText()) : null;
    }

    /** An amount keeps the places it was written with, so that 19.90 stays 19.90; equality goes by value. */
    private static BigDecimal plain(BigDecimal number) {
        return number == null || number.scale() >= 0 ? number : number.setScale(0);
    }
}
