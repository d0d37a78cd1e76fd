package hub.rate;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What one unit of a currency was worth in another, from a moment on until the next rate of the pair.
 *
 * @param rate units of {@code to} for one unit of {@code from}; greater than 0
 * @param source who says so
 * @param validAt from when on it is in force
 * @param recordedAt when the hub learnt it; of two rates valid from the same moment the later recorded one counts
 */
public record ExchangeRate(
        UUID id,
        String from,
        String to,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate,
        String source,
        Instant validAt,
        Instant recordedAt) {

    public static ExchangeRate recorded(
            String from, String to, BigDecimal rate, String source, Instant validAt, Instant now) {
        Instant valid = validAt.truncatedTo(ChronoUnit.MICROS);
        Instant recorded = now.truncatedTo(ChronoUnit.MICROS);
        BigDecimal plain = plain(rate);
        String name = String.join("|", from, to, plain.toPlainString(), valid.toString(), recorded.toString(), source);
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new ExchangeRate(id, from, to, plain, source, valid, recorded);
    }

    /** Without the zeroes a database column adds. */
    static BigDecimal plain(BigDecimal rate) {
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
