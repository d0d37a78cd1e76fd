package hub.it;

import static hub.it.RunningHub.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import drills.ShopifyShop;
import drills.ShopifyShop.Line;
import hub.json.Json;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people say at the desk reaches the orders that waited for it, and stands in the audit log. */
class DeskIT {

    private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");

    private static RunningHub hub;
    private static SignedCalls calls;

    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.start();
        // The safety net is away: what happens here, happens by itself.
        hub.bean(CamelContext.class).getRouteController().stopRoute("orders-again-swept");
        calls = new SignedCalls(hub);
        calls.shopifyAccount("acme");
        calls.shopifyAccount("bold");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void an_unmapped_line_reserves_by_itself_once_its_sku_is_mapped_counted_or_made_a_kit() {
        hub.count("DESK-OWN", 10);
        hub.count("DESK-PART", 10);
        List<String> words = List.of("desk-theirs", "DESK-NEW", "DESK-KIT");
        for (int i = 0; i < words.size(); i++) {
            send("acme", "orders/create", order(100 + i, words.get(i), 2));
            assertThat(hub.order("acme", String.valueOf(100 + i)).toString()).contains("unmapped_sku");
        }

        done(201, hub.post("/api/v1/sku-mappings", """
                {"account":"acme","channelSku":"desk-theirs","sku":"DESK-OWN"}"""));
        hub.count("DESK-NEW", 10);
        done(201, hub.post("/api/v1/kits", """
                {"sku":"DESK-KIT","components":[{"sku":"DESK-PART","quantity":2}]}"""));

        reserved("DESK-OWN", 2);
        reserved("DESK-NEW", 2);
        reserved("DESK-PART", 4);
        assertThat(hub.order("acme", "101").toString()).doesNotContain("unmapped_sku");
    }

    @Test
    void an_order_keeps_the_rate_it_was_recorded_with_whatever_is_recorded_later() {
        send("acme", "orders/updated", dollars(200, MONDAY));
        assertThat(hub.order("acme", "200").toString()).contains("rate_missing");

        done(201, hub.post("/api/v1/rates", """
                {"from":"USD","to":"EUR","rate":"0.91","source":"ECB","date":"2026-11-20"}"""));
        JsonNode rate = await("the order has its rate")
                .until(() -> hub.order("acme", "200").path("rate"), found -> found.hasNonNull("rate"));
        assertThat(rate.path("rate").asText()).isEqualTo("0.91");
        assertThat(rate.path("source").asText()).isEqualTo("ECB");
        assertThat(rate.path("at").asText()).isEqualTo("2026-11-20T00:00:00Z");

        done(201, hub.post("/api/v1/rates", """
                {"from":"USD","to":"EUR","rate":"0.95","source":"ECB","date":"2026-11-20"}"""));
        send("acme", "orders/updated", dollars(200, MONDAY.plusSeconds(60)));
        send("acme", "orders/updated", dollars(201, MONDAY));

        assertThat(hub.order("acme", "201").path("rate").path("rate").asText()).isEqualTo("0.95");
        await("the second message")
                .until(() -> hub.order("acme", "200").path("updatedAt").asText(), at -> at.contains("10:01"));
        assertThat(hub.order("acme", "200").path("rate")).isEqualTo(rate);
    }

    @Test
    void one_person_is_one_customer_two_with_one_telephone_stay_two_and_a_merge_is_undone() {
        send("acme", "orders/create", buyer(300, 31, "Ida Berg", "ida@berg.example", "0171 2345678"));
        send("bold", "orders/create", buyer(301, 32, "Ida Berg", " IDA@Berg.example", "+49 171/23 45 678"));
        send("acme", "orders/create", buyer(302, 33, "Per Berg", "per@berg.example", "+491712345678"));
        String ida = customer("acme", "300");
        assertThat(customer("bold", "301")).isEqualTo(ida);
        String per = customer("acme", "302");
        assertThat(per).isNotEqualTo(ida);

        done(200, hub.post("/api/v1/customers/" + per + "/merge", "{\"into\":\"" + ida + "\"}"));
        await("merged").until(() -> customer("acme", "302"), ida::equals);
        done(200, hub.post("/api/v1/customers/" + per + "/unmerge", "{}"));
        await("two again").until(() -> customer("acme", "302"), per::equals);

        assertThat(customer("acme", "300")).isEqualTo(ida);
        assertThat(deeds("customer:" + per)).containsExactly("customer.unmerge", "customer.merge");
    }

    @Test
    void what_people_did_is_in_the_audit_log_and_a_changed_row_of_it_is_found() {
        send("acme", "orders/create", order(400, "DESK-AUDIT", 1));
        String order = "/api/v1/orders/" + hub.order("acme", "400").path("id").asText();
        done(
                201,
                hub.post(order + "/holds", "{\"code\":\"call\",\"detail\":\"ask Ida Berg\"}", "Idempotency-Key", "h"));
        done(201, hub.post(order + "/notes", "{\"text\":\"Ida Berg called\"}", "Idempotency-Key", "n"));
        done(200, RunningHub.send(hub.request(order + "/holds/call").DELETE()));
        hub.count("DESK-AUDIT", 7);
        done(200, hub.post("/api/v1/accounts/bold/pause", ""));
        done(200, hub.post("/api/v1/accounts/bold/resume", ""));
        String source = hub.json("/api/v1/mappings/shopify/order/publications")
                .path("items")
                .path(0)
                .path("source")
                .asText();
        done(
                201,
                hub.post(
                        "/api/v1/mappings/shopify/order/publications",
                        Json.MAPPER
                                .createObjectNode()
                                .put("source", source)
                                .put("reason", "again")
                                .toString()));

        assertThat(deeds("order:" + order.substring(order.lastIndexOf('/') + 1)))
                .containsExactly("order.release", "order.note", "order.hold");
        assertThat(deeds("account:bold")).containsExactly("account.resume", "account.pause", "account.create");
        assertThat(deeds("mapping:shopify/order")).containsExactly("mapping.publish");
        JsonNode count = hub.json("/api/v1/audit?object=stock:DESK-AUDIT@main")
                .path("items")
                .path(0);
        assertThat(count.path("actor").asText()).isEqualTo("admin");
        assertThat(count.path("origin").asText()).isNotEmpty();
        assertThat(count.path("before").asText()).contains("\"onHand\":0");
        assertThat(count.path("after").asText()).contains("\"onHand\":7");
        assertThat(hub.json("/api/v1/audit?limit=200").toString()).doesNotContain("Ida", SignedCalls.SHOPIFY_SECRET);

        assertThat(hub.json("/api/v1/audit/check").path("faults")).isEmpty();
        JdbcTemplate jdbc = hub.bean(JdbcTemplate.class);
        String touch = "update audit_log set after = ? where seq = "
                + count.path("seq").asLong();
        jdbc.update(touch, count.path("after").asText().replace("\"onHand\":7", "\"onHand\":9"));
        assertThat(hub.json("/api/v1/audit/check").path("faults")).hasSize(1);
        jdbc.update(touch, count.path("after").asText());
        assertThat(hub.json("/api/v1/audit/check").path("faults")).isEmpty();
    }

    private static void send(String account, String topic, byte[] body) {
        SignedCalls.taken(calls.shopify(account, topic, body));
    }

    private static void done(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private static void reserved(String sku, int quantity) {
        await(sku + " is reserved")
                .until(() -> hub.stock(sku).path("reserved").asInt(), reserved -> reserved == quantity);
    }

    private static String customer(String account, String externalId) {
        return hub.order(account, externalId).path("customer").path("id").asText();
    }

    private static List<String> deeds(String object) {
        return hub.json("/api/v1/audit?object=" + object).path("items").findValuesAsText("action");
    }

    private static byte[] order(long id, String sku, int quantity) {
        return ShopifyShop.order(id, List.of(new Line(sku, quantity)), MONDAY).body();
    }

    private static byte[] dollars(long id, Instant updated) {
        return new String(order(id, "DESK-USD", 1), UTF_8)
                .replace("EUR", "USD")
                .replace("\"updated_at\":\"" + MONDAY + "\"", "\"updated_at\":\"" + updated + "\"")
                .getBytes(UTF_8);
    }

    private static byte[] buyer(long id, long channelId, String name, String email, String phone) {
        String[] names = name.split(" ");
        return new String(order(id, "DESK-WHO", 1), UTF_8)
                .replace("buyer" + id + "@example.com", email)
                .replace("\"id\":" + (500000 + id), "\"phone\":\"" + phone + "\",\"id\":" + channelId)
                .replace("\"Bea\"", "\"" + names[0] + "\"")
                .replace("Bea Buyer" + id, name)
                .replace("Buyer" + id, names[1])
                .getBytes(UTF_8);
    }
}
