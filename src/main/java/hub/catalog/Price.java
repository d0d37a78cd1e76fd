package hub.catalog;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One row of a SKU's price history; never changed, only followed by others.
 *
 * @param number counts the SKU's rows
 * @param amount of one piece; null says that there is no such price from {@code validFrom} on
 * @param saleAmount charged instead; null for none
 * @param validTo excluded; null for no end
 */
public record Price(
        String sku,
        long number,
        String currency,
        String list,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal minQuantity,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal saleAmount,
        Instant validFrom,
        Instant validTo,
        Instant recordedAt,
        String recordedBy) {

    /** What a piece costs. */
    @JsonIgnore
    public BigDecimal charged() {
        return saleAmount == null ? amount : saleAmount;
    }

    boolean covers(Instant at) {
        return !validFrom.isAfter(at) && (validTo == null || validTo.isAfter(at));
    }

    /** Of two rows for the same quantity the one that begins later goes first, then the one recorded later. */
    boolean goesBefore(Price other) {
        int begins = validFrom.compareTo(other.validFrom);
        return begins == 0 ? number > other.number : begins > 0;
    }
}
