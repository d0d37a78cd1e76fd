package hub.it;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import hub.json.Json;
import hub.mapping.RecordedOrders;
import hub.mapping.RecordedOrders.Recorded;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every recorded order and refund goes in as its platform gives it: by the webhook door, refunds of WooCommerce by the read
 * of an order that lists them. The store agrees with the payload's own numbers.
 */
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
        WireMockServer shops =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        shops.start();
        try (RunningHub hub = RunningHub.start("hub.outbound.allow-private=true")) {
            SignedCalls calls = new SignedCalls(hub);
            Map<String, Integer> ends = new TreeMap<>();
            Map<Recorded, String> sent = new LinkedHashMap<>();
            Map<Recorded, String> refunds = new LinkedHashMap<>();
            int number = 0;
            for (Recorded recorded : RecordedOrders.all()) {
                String topic = TOPICS.get(recorded.platform() + " " + recorded.kind());
                // Recordings of different shops share order numbers: every one has an account of its own.
                String account = recorded.platform().substring(0, 4) + ++number;
                if (recorded.platform().equals("woocommerce") && recorded.kind().equals("refund")) {
                    refunds.put(recorded, account);
                    shops(shops, calls, recorded, account);
                    continue;
                }
                assertThat(topic).as(recorded.name()).isNotNull();
                sent.put(recorded, account + " " + send(calls, recorded, account, topic));
            }
            refunds.forEach((recorded, account) -> ends.merge(joined(hub, recorded, account), 1, Integer::sum));
            sent.forEach((recorded, to) -> ends.merge(judge(hub, calls, recorded, to), 1, Integer::sum));
            System.out.println("recorded payloads sent: " + sent.size());
            ends.forEach((end, count) -> System.out.println("  " + count + " " + end));
            assertThat(ends.getOrDefault("processed: shopify order", 0)).isGreaterThan(10);
            assertThat(ends.getOrDefault("processed: woocommerce order", 0)).isGreaterThan(10);
            assertThat(ends.getOrDefault("read: woocommerce refund", 0)).isGreaterThanOrEqualTo(5);
        } finally {
            shops.stop();
        }
    }

    /** A shop that tells of an order with this refund; what is recorded is the list of refunds it answers with. */
    private static void shops(WireMockServer shops, SignedCalls calls, Recorded recorded, String account) {
        JsonNode refund = recorded.payload();
        ObjectNode order = Json.MAPPER.createObjectNode();
        order.put("id", Long.valueOf(recorded.orderId())).put("number", recorded.orderId());
        order.put("status", "processing")
                .put("currency", "USD")
                .put("total", "1000.00")
                .put("total_tax", "0.00");
        order.put("discount_total", "0.00").put("shipping_total", "0.00");
        order.put("date_created_gmt", "2010-01-01T00:00:00").put("date_modified_gmt", "2030-01-01T00:00:00");
        order.putArray("line_items");
        order.putArray("refunds")
                .addObject()
                .put("id", refund.path("id").asLong())
                .put("reason", "")
                .put("total", "-" + refund.path("amount").asText());
        String api = "/" + account + "/wp-json/wc/v3/orders/" + recorded.orderId();
        shops.stubFor(get(urlEqualTo(api)).willReturn(okJson(order.toString())));
        shops.stubFor(get(urlPathEqualTo(api + "/refunds"))
                .willReturn(okJson("[" + new String(recorded.body(), StandardCharsets.UTF_8) + "]")));
        calls.account("""
                {"id":"%s","connector":"woocommerce","settings":{"url":"%s/%s"},
                "secrets":{"webhookSecret":"%s","consumerKey":"ck_1","consumerSecret":"cs_1"}}""".formatted(account, shops.baseUrl(), account, SignedCalls.WOO_SECRET + account));
        SignedCalls.taken(calls.woo(account, "order.updated", order.toString().getBytes(StandardCharsets.UTF_8))
                .setHeader("X-WC-Webhook-Source", shops.baseUrl() + "/" + account + "/"));
    }

    private static String joined(RunningHub hub, Recorded recorded, String account) {
        JsonNode order = RunningHub.await("lines of " + recorded.name())
                .until(
                        () -> hub.order(account, recorded.orderId()),
                        found -> !found.path("returns").isEmpty());
        assertThat(order.path("returns")).as(recorded.name()).hasSize(1);
        assertThat(order.at("/returns/0/id").asText())
                .isEqualTo(recorded.payload().path("id").asText());
        List<String> lines = new ArrayList<>();
        order.at("/returns/0/lines")
                .forEach(line -> lines.add(line.path("lineId").asText() + " × "
                        + new BigDecimal(line.path("quantity").asText())
                                .stripTrailingZeros()
                                .toPlainString()));
        assertThat(lines).as(recorded.name()).isEqualTo(recorded.movedLines());
        assertThat(amount(order.path("totals"), "refunded"))
                .as(recorded.name())
                .isEqualByComparingTo(recorded.payload().path("amount").asText());
        return "read: woocommerce refund";
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
