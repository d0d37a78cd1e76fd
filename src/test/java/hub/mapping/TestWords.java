package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import hub.order.Observation;
import hub.order.ObservationReader;
import hub.order.Order;
import hub.order.StatusWords;
import hub.order.VersionKey;
import java.math.BigDecimal;
import java.util.Map;

/** Just enough words to render what was recorded. */
final class TestWords {

    private TestWords() {}

    static StatusWords of(String platform) {
        return platform.equals("shopify")
                ? new StatusWords(
                        Map.of(),
                        Map.of(
                                "paid",
                                Order.PaymentStatus.PAID,
                                "partially_refunded",
                                Order.PaymentStatus.PARTIALLY_REFUNDED),
                        Map.of("fulfilled", Order.FulfilmentStatus.FULFILLED),
                        Map.of(),
                        Map.of("success", true, "failure", false),
                        Map.of("success", true, "pending", false))
                : new StatusWords(
                        Map.of(
                                "processing",
                                new StatusWords.OrderWord(Order.Status.PROCESSING, true, false, null),
                                "completed",
                                new StatusWords.OrderWord(Order.Status.SHIPPED, true, true, null)),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of());
    }

    static Observation observation(JsonNode document) {
        VersionKey key = new VersionKey(0, BigDecimal.ZERO, 0, 0, VersionKey.Rank.PUSH.ordinal(), "00", 0, 1);
        return ObservationReader.read(document, "store", ver -> BigDecimal.ONE, key);
    }
}
