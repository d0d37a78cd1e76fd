package hub.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import hub.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Which payments a refund goes back to: each takes no more than it brought, the first shown first. Pure. */
final class Tenders {

    private Tenders() {}

    /**
     * @param payments as the platform shows them: {@code id, gateway, amount, refunded}
     * @return {@code payment, gateway, amount}; empty where the platform shows no payments, it finds them itself
     */
    static ArrayNode of(BigDecimal amount, JsonNode payments) {
        ArrayNode tenders = Json.MAPPER.createArrayNode();
        BigDecimal rest = amount;
        for (JsonNode payment : payments) {
            BigDecimal left = Numbers.of(payment.path("amount")).subtract(Numbers.of(payment.path("refunded")));
            BigDecimal here = rest.min(left);
            if (here.signum() > 0) {
                tenders.addObject()
                        .put("payment", payment.path("id").asText())
                        .put("gateway", payment.path("gateway").asText())
                        .put(
                                "amount",
                                here.setScale(amount.scale(), RoundingMode.HALF_UP)
                                        .toPlainString());
                rest = rest.subtract(here);
            }
        }
        return tenders;
    }
}
