package hub.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Decimals in documents, as number or text. */
final class Numbers {

    private Numbers() {}

    /** 0 for what is not there. */
    static BigDecimal of(JsonNode at) {
        if (at.isNumber()) {
            return at.decimalValue();
        }
        return at.isTextual() && !at.asText().isBlank() ? new BigDecimal(at.asText()) : BigDecimal.ZERO;
    }

    static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
