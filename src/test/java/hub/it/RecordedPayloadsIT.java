package hub.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hub.mapping.RecordedOrders;
import hub.mapping.RecordedOrders.Recorded;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every recorded order and refund goes in by the webhook door; the store agrees with the payload's own numbers. */
class RecordedPayloadsIT {

    private static final Map<String, String> TOPICS = Map.of(
            "shopify order", "orders/updated",
            "shopify refund", "refunds/create",
            "shopify fulfilment", "fulfillments/create",
            "shopify unreadable", "orders/updated",
            "woocommerce order", "order.updated",
            "woocommerce unreadable", "order.updated");

    @Test
    void every_recording_ends_in_the_store_or_in_the_hospital() throws IOException {
        assumeTrue(RecordedOrders.areThere(), "recorded payloads are missing, nothing sent");
        try (RunningHub hub = RunningHub.start()) {
            SignedCalls calls = new SignedCalls(hub);
            Map<String, Integer> ends = new TreeMap<>();
            Map<Recorded, String> sent = new LinkedHashMap<>();
            int number = 0;
            for (Recorded recorded : RecordedOrders.all()) {
                String topic = TOPICS.get(recorded.platform() + " " + recorded.kind());
                if (topic == null) {
                    ends.merge("not sent: " + recorded.platform() + " pushes no " + recorded.kind(), 1, Integer::sum);
                    continue;
                }
                // Recordings of different shops share order numbers: every one has an account of its own.
                String account = recorded.platform().substring(0, 4) + ++number;
                sent.put(recorded, account + " " + send(calls, recorded, account, topic));
            }
            sent.forEach((recorded, to) -> ends.merge(judge(hub, calls, recorded, to), 1, Integer::sum));
            System.out.println("recorded payloads sent: " + sent.size());
            ends.forEach((end, count) -> System.out.println("  " + count + " " + end));
            assertThat(ends.getOrDefault("processed: shopify order", 0)).isGreaterThan(10);
            assertThat(ends.getOrDefault("processed: woocommerce order", 0)).isGreaterThan(10);
        }
    }

    private static String send(SignedCalls calls, Recorded recorded, String account, String topic) {
        if (recorded.platform().equals("shopify")) {
            calls.shopifyAccount(account);
            return SignedCalls.taken(calls.shopify(account, topic, recorded.body()));
        }
        calls.wooAccount(account);
        return SignedCalls.taken(calls.woo(account, topic, recorded.body()));
    }

    private static String judge(RunningHub hub, SignedCalls calls, Recorded recorded, String to) {
        String account = to.substring(0, to.indexOf(' '));
        JsonNode message = calls.ended(to.substring(to.indexOf(' ') + 1));
        String state = message.path("state").asText();
        if (recorded.kind().equals("unreadable")) {
            assertThat(message.path("code").asText()).as(recorded.name()).isEqualTo("body_unreadable");
            return "parked: body_unreadable";
        }
        assertThat(state).as(recorded.name() + " " + message).isEqualTo("processed");
        if (recorded.kind().equals("order")) {
            JsonNode orders = hub.json("/api/v1/orders?account=" + account).path("items");
            if (orders.isEmpty()) {
                assertThat(reads(hub, account)).as(recorded.name()).containsExactly(recorded.orderId());
                return "fields left out, a read is asked for: " + recorded.name();
            }
            assertThat(orders).as(recorded.name()).hasSize(1);
            assertThat(orders.at("/0/externalId").asText()).isEqualTo(recorded.orderId());
            JsonNode totals = orders.at("/0/totals");
            assertThat(amount(totals, "total")).as(recorded.name()).isEqualByComparingTo(recorded.total());
            assertThat(amount(totals, "refunded")).as(recorded.name()).isEqualByComparingTo(recorded.refunded());
            assertThat(totals.at("/total/currency").asText())
                    .as(recorded.name())
                    .isEqualTo(recorded.currency());
        } else {
            assertThat(message.path("externalId").asText()).as(recorded.name()).isEqualTo(recorded.orderId());
        }
        return "processed: " + recorded.platform() + " " + recorded.kind();
    }

    private static List<String> reads(RunningHub hub, String account) {
        return hub.bean(JdbcTemplate.class)
                .queryForList("select external_id from read_task where account = ?", String.class, account);
    }

    private static BigDecimal amount(JsonNode totals, String name) {
        return new BigDecimal(totals.path(name).path("amount").asText());
    }
}
