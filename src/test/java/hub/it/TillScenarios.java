package hub.it;

import static hub.it.RunningHub.await;
import static hub.it.RunningHub.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tills sell, take back, send late and wrong; orders, stock, cases and shifts come out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TillScenarios {

    RunningHub hub;
    private SecondIssuer issuer;

    @BeforeAll
    void start() throws IOException {
        issuer = new SecondIssuer();
        hub = started(
                "hub.oauth.issuer=" + issuer.url(),
                "hub.till.least-versions=Acme POS=2.4",
                "hub.till.sweep=500",
                "hub.till.per-minute=100");
    }

    /** On the database the scenarios are tried on. */
    abstract RunningHub started(String... properties) throws IOException;

    @AfterAll
    void stop() {
        hub.close();
        issuer.close();
    }

    @Test
    void a_sale_becomes_an_order_and_leaves_the_shelf_of_the_terminals_location() {
        hub.post("/api/v1/locations", "{\"id\":\"shop-1\",\"name\":\"Shop 1\"}");
        TillSide till = TillSide.registered(hub, "till-sale", "location", "shop-1");
        count("TILL-1", "shop-1", 10);

        ObjectNode sale = till.sale("T-1", "TILL-1", 2, "9.90", "19.80");
        sale.putObject("customer").put("name", "Tilda Till").put("email", "tilda@example.com");
        till.send(sale);

        JsonNode order = till.order("T-1");
        assertThat(order.path("channel").asText()).isEqualTo("pos");
        assertThat(order.path("account").asText()).isEqualTo("till-sale");
        assertThat(order.path("status").asText()).isEqualTo("delivered");
        assertThat(order.path("paymentStatus").asText()).isEqualTo("paid");
        assertThat(order.at("/totals/imbalance/amount").asText()).isEqualTo("0.00");
        assertThat(order.path("findings")).isEmpty();
        JsonNode stock = hub.stock("TILL-1");
        assertThat(stock.path("onHand").decimalValue()).isEqualByComparingTo("8");
        assertThat(stock.path("reserved").decimalValue()).isEqualByComparingTo("0");
        assertThat(stock.at("/locations/0/location").asText()).isEqualTo("shop-1");
        assertThat(till.view().path("overdue").asBoolean()).isFalse();
    }

    @Test
    void faults_are_named_with_their_paths_and_strangers_are_refused() {
        TillSide till = TillSide.registered(hub, "till-faults", "hardwareType", "tablet", "network", "Wi-Fi");
        ObjectNode wrong = till.sale("", "X", 1, "1.0x", "1.00");
        wrong.remove("at");

        JsonNode faults = tree(till.post(wrong));

        assertThat(faults.path("status").asInt()).isEqualTo(422);
        assertThat(faults.path("errors").findValuesAsText("path"))
                .contains("/transactionId", "/lines/0/unitPrice", "/at");
        assertThat(till.post(till.sale("4111 1111 1111 1111", "X", 1, "1.00", "1.00"))
                        .body())
                .contains("/transactionId", "card number");
        ObjectNode stranger = till.sale("T-1", "X", 1, "1.00", "1.00").put("terminal", "nobody");
        assertThat(tree(till.post(stranger)).path("code").asText()).isEqualTo("not_found");
        hub.put("/api/v1/terminals/till-faults", "{\"status\":\"maintenance\"}");
        HttpResponse<String> refused = till.post(till.sale("T-1", "X", 1, "1.00", "1.00"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(tree(refused).path("code").asText()).isEqualTo("terminal_inactive");
        assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"terminal\";q=100;w=60");
        assertThat(refused.headers().firstValue("RateLimit")).isPresent();
        assertThat(hub.post("/api/v1/terminals", "{\"id\":\"bad id\",\"location\":\"moon\",\"network\":\"tin can\"}")
                        .body())
                .contains("/id", "/location", "/network");
        assertThat(hub.get("/api/v1/audit?limit=200").body()).contains("terminal.create", "terminal.update");
    }

    @Test
    void an_error_and_the_last_sync_are_settled_by_a_good_transaction_and_old_software_only_sends_what_it_buffered() {
        TillSide till = TillSide.registered(
                hub, "till-old", "software", "Acme POS", "softwareVersion", "2.3.9", "status", "error");
        assertThat(till.view().path("outdated").asBoolean()).isTrue();

        HttpResponse<String> fresh = till.post(till.sale("T-1", "OLD-1", 1, "1.00", "1.00"));
        JsonNode buffered =
                till.done(till.sale("T-2", "OLD-1", 1, "1.00", "1.00").put("offline", true));

        assertThat(fresh.statusCode()).isEqualTo(409);
        assertThat(tree(fresh).path("code").asText()).isEqualTo("terminal_outdated");
        assertThat(buffered.path("state").asText()).isEqualTo("processed");
        assertThat(till.cases("terminal_outdated", "open")).hasSize(1);
        await("error cleared").until(() -> till.view().path("status").asText().equals("active"));
        assertThat(till.view().path("lastSync").isTextual()).isTrue();
        hub.post("/api/v1/terminals/till-old/registrations", "{\"softwareVersion\":\"2.10\"}");
        till.done(till.sale("T-3", "OLD-1", 1, "1.00", "1.00"));
        assertThat(till.cases("terminal_outdated", "closed")).hasSize(1);
    }

    @Test
    void the_same_again_is_a_duplicate_other_content_a_conflict_and_a_till_set_up_anew_begins_again() {
        TillSide till = TillSide.registered(hub, "till-repeat");
        count("REPEAT-1", "main", 10);
        ObjectNode sale = till.sale("T-1", "REPEAT-1", 1, "1.00", "1.00");
        ObjectNode other = sale.deepCopy().put("total", "2.00");

        HttpResponse<String> first = till.post(sale, "Idempotency-Key", "k-1");
        till.ended(tree(first).path("messageId").asText());
        HttpResponse<String> replayed = till.post(sale, "Idempotency-Key", "k-1");
        HttpResponse<String> mismatch = till.post(other, "Idempotency-Key", "k-1");
        JsonNode again = till.done(sale);
        JsonNode conflict = till.done(other);

        assertThat(tree(replayed)).isEqualTo(tree(first));
        assertThat(tree(mismatch).path("code").asText()).isEqualTo("idempotency_mismatch");
        assertThat(again.path("state").asText()).isEqualTo("duplicate");
        assertThat(conflict.path("state").asText()).isEqualTo("parked");
        assertThat(conflict.path("code").asText()).isEqualTo("conflict");
        assertThat(till.cases("repeat_same", "closed")).hasSize(1);
        assertThat(till.cases("repeat_conflict", "open")).hasSize(1);
        hub.post("/api/v1/messages/" + conflict.path("id").asText() + "/discard", "{\"reason\":\"typed twice\"}");
        await("closes with its message")
                .until(() -> till.cases("repeat_conflict", "closed").size() == 1);

        hub.post("/api/v1/terminals/till-repeat/registrations", "{}");
        assertThat(till.done(other).path("state").asText()).isEqualTo("processed");
        assertThat(hub.json("/api/v1/orders?account=till-repeat&externalId=T-1").path("items"))
                .hasSize(2);
        assertThat(hub.stock("REPEAT-1").path("onHand").decimalValue()).isEqualByComparingTo("8");
    }

    @Test
    void refunds_and_exchanges_find_their_sale_also_before_it_comes_and_from_another_till() {
        TillSide till = TillSide.registered(hub, "till-back");
        TillSide elsewhere = TillSide.registered(hub, "till-elsewhere");
        count("BACK-1", "main", 10);
        count("BACK-2", "main", 10);
        ObjectNode sale = till.sale("S-1", "BACK-1", 3, "10.00", "30.00");
        ObjectNode early = till.sale("R-1", "BACK-1", 1, "10.00", "10.00").put("refundOf", "S-1");
        ObjectNode broken = till.sale("R-2", "BACK-1", 1, "10.00", "10.00")
                .put("refundOf", "S-1")
                .put("restock", false);
        ObjectNode exchange = elsewhere.sale("X-1", "BACK-2", 1, "25.00", "15.00");
        ((ArrayNode) exchange.path("lines"))
                .addObject()
                .put("sku", "BACK-1")
                .put("quantity", -1)
                .put("unitPrice", "10.00");
        exchange.putObject("refundOf").put("transactionId", "S-1").put("terminal", "till-back");

        till.done(early);
        elsewhere.done(exchange);
        assertThat(hub.json("/api/v1/orders?account=till-back").path("items")).isEmpty();
        assertThat(till.cases("original_missing", "open")).hasSize(1);
        till.done(sale);
        till.done(broken);

        JsonNode order = till.order("S-1");
        assertThat(order.path("status").asText()).isEqualTo("delivered");
        assertThat(order.path("paymentStatus").asText()).isEqualTo("refunded");
        assertThat(order.at("/totals/refunded/amount").asText()).isEqualTo("30.00");
        assertThat(order.at("/lines/0/returned").decimalValue()).isEqualByComparingTo("2");
        assertThat(order.path("refunds")).hasSize(3);
        JsonNode exchanged = elsewhere.order("X-1");
        assertThat(exchanged.at("/totals/total/amount").asText()).isEqualTo("25.00");
        assertThat(exchanged.path("paymentStatus").asText()).isEqualTo("paid");
        assertThat(hub.stock("BACK-1").path("onHand").decimalValue()).isEqualByComparingTo("9");
        assertThat(hub.stock("BACK-2").path("onHand").decimalValue()).isEqualByComparingTo("9");
        assertThat(till.cases("original_missing", "closed")).hasSize(1);
        assertThat(till.done(broken).path("state").asText()).isEqualTo("duplicate");
        JsonNode other = till.done(broken.deepCopy().put("restock", true));
        assertThat(other.path("code").asText()).isEqualTo("conflict");
    }

    @Test
    void a_gap_closes_with_the_missing_sale_and_a_shift_is_complete_only_then() {
        TillSide till = TillSide.registered(hub, "till-gap");
        ObjectNode one =
                till.sale("G-1", "GAP-1", 1, "5.00", "5.00").put("sequence", 1).put("shift", "early");
        ObjectNode two =
                till.sale("G-2", "GAP-1", 1, "7.00", "7.00").put("sequence", 2).put("shift", "early");
        ObjectNode four =
                till.sale("G-4", "GAP-1", 1, "2.00", "2.00").put("sequence", 4).put("shift", "early");
        four.put("refundOf", "G-1");
        ((ObjectNode) two.at("/payments/0")).put("method", "card");

        till.done(one);
        till.done(four);
        JsonNode open = till.cases("sequence_gap", "open");
        assertThat(open).hasSize(1);
        assertThat(open.at("/0/fromSequence").asLong()).isEqualTo(2);
        assertThat(open.at("/0/toSequence").asLong()).isEqualTo(3);
        assertThat(till.shift("early").path("complete").asBoolean()).isFalse();
        till.done(two);
        assertThat(till.shift("early").path("gaps").toString()).isEqualTo("[{\"from\":3,\"to\":3}]");
        till.done(
                till.sale("G-3", "GAP-1", 1, "1.00", "1.00").put("sequence", 3).put("shift", "early"));

        JsonNode shift = till.shift("early");
        assertThat(shift.path("complete").asBoolean()).isTrue();
        assertThat(shift.path("transactions").asInt()).isEqualTo(4);
        assertThat(shift.at("/totals/0/sold").asText()).isEqualTo("13.00");
        assertThat(shift.at("/totals/0/returned").asText()).isEqualTo("2.00");
        assertThat(shift.at("/totals/0/total").asText()).isEqualTo("11.00");
        assertThat(shift.at("/totals/0/payments").toString())
                .isEqualTo("[{\"method\":\"card\",\"status\":\"completed\",\"amount\":\"7.00\"},"
                        + "{\"method\":\"cash\",\"status\":\"completed\",\"amount\":\"4.00\"}]");
        assertThat(hub.get("/api/v1/terminals/till-gap/shifts/late").statusCode())
                .isEqualTo(404);
        assertThat(till.cases("sequence_gap", "open")).isEmpty();
        assertThat(till.cases("sequence_gap", "closed").at("/0/closedBy").asText())
                .isEqualTo("hub");
    }

    @Test
    void a_wrong_clock_and_stock_below_zero_are_cases_and_a_late_sale_is_covered_by_the_count() {
        TillSide till = TillSide.registered(hub, "till-odd");
        count("ODD-1", "main", 1);
        count("ODD-2", "main", 5);

        till.done(till.sale("O-1", "ODD-1", 3, "1.00", "3.00")
                .put("at", Instant.now().plus(Duration.ofHours(2)).toString()));
        till.done(till.sale("O-2", "ODD-2", 2, "1.00", "2.00")
                .put("offline", true)
                .put("at", Instant.now().minus(Duration.ofHours(1)).toString()));

        assertThat(till.cases("clock_skew", "open")).hasSize(1);
        JsonNode below = till.cases("stock_below_zero", "open");
        assertThat(below).hasSize(1);
        assertThat(below.at("/0/sku").asText()).isEqualTo("ODD-1");
        assertThat(hub.stock("ODD-1").path("onHand").decimalValue()).isEqualByComparingTo("-2");
        assertThat(hub.stock("ODD-2").path("onHand").decimalValue()).isEqualByComparingTo("5");
        till.done(till.sale("O-3", "ODD-2", 1, "1.00", "1.00"));
        assertThat(till.cases("clock_skew", "closed")).hasSize(1);
        hub.count("ODD-1", 4);
        await("stock is there again")
                .until(() -> till.cases("stock_below_zero", "closed").size() == 1);
        assertThat(hub.json("/api/v1/till-cases?terminal=till-odd").path("items"))
                .hasSize(2);
    }

    @Test
    void a_batch_says_of_each_item_what_became_of_it() {
        TillSide till = TillSide.registered(hub, "till-batch");
        ObjectNode wrong = till.sale("B-2", "BATCH-1", 1, "1.00", "1.00").put("currency", "XXL");
        String three = till.sale("B-3", "BATCH-1", 1, "1.00", "1.00").toString();

        HttpResponse<String> array = hub.post(
                TillSide.TRANSACTIONS + "/batch",
                "[" + till.sale("B-1", "BATCH-1", 1, "1.00", "1.00") + "," + wrong + ",nonsense," + three + "]");
        HttpResponse<String> lines = hub.post(
                TillSide.TRANSACTIONS + "/batch",
                three + "\n" + till.sale("B-4", "BATCH-1", 1, "1.00", "1.00").put("terminal", "nobody"));

        assertThat(array.statusCode()).as(array.body()).isEqualTo(202);
        JsonNode items = tree(array).path("items");
        assertThat(items.findValuesAsText("transactionId")).containsExactly("B-1", "B-2", "B-3");
        assertThat(items.at("/0/messageId").isTextual()).isTrue();
        assertThat(items.at("/1/code").asText()).isEqualTo("schema_invalid");
        assertThat(items.at("/1/errors/0/path").asText()).isEqualTo("/currency");
        assertThat(items.at("/2/code").asText()).isEqualTo("body_unreadable");
        till.order("B-1");
        till.order("B-3");
        assertThat(till.ended(tree(lines).at("/items/0/messageId").asText())
                        .path("state")
                        .asText())
                .isEqualTo("duplicate");
        assertThat(tree(lines).at("/items/1/code").asText()).isEqualTo("not_found");
        assertThat(hub.post(TillSide.TRANSACTIONS + "/batch", "[]").statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_late_batch_whose_sales_overtake_each_other_leaves_no_gap_behind() {
        TillSide till = TillSide.registered(hub, "till-late", "offlineBuffering", "true");
        count("LATE-1", "main", 500);
        List<String> sales = new ArrayList<>();
        for (int i = 1; i <= 80; i++) {
            sales.add(till.sale("L-" + i, "LATE-1", 1, "1.00", "1.00")
                    .put("sequence", i)
                    .put("shift", "night")
                    .put("offline", true)
                    .toString());
        }
        Collections.shuffle(sales, new Random(7));

        HttpResponse<String> answer = hub.post(TillSide.TRANSACTIONS + "/batch", String.join("\n", sales));

        assertThat(tree(answer).path("items").findValuesAsText("messageId")).hasSize(80);
        await("all of them").until(() -> {
            HttpResponse<String> shift = hub.get("/api/v1/terminals/till-late/shifts/night");
            return shift.statusCode() == 200 && tree(shift).path("transactions").asInt() == 80;
        });
        assertThat(till.shift("night").path("complete").asBoolean()).isTrue();
        assertThat(till.shift("night").at("/totals/0/total").asText()).isEqualTo("80.00");
        assertThat(hub.json("/api/v1/terminals/till-late/cases").path("items")).isEmpty();
        assertThat(hub.stock("LATE-1").path("onHand").decimalValue()).isEqualByComparingTo("420");
    }

    @Test
    void more_requests_in_a_minute_than_a_terminal_may_send_are_refused() {
        TillSide till = TillSide.registered(hub, "till-flood");
        ObjectNode unfit = till.sale("", "X", 1, "1.00", "1.00");

        HttpResponse<String> answer = null;
        for (int i = 0; i <= 100; i++) {
            answer = till.post(unfit);
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        assertThat(answer.headers().firstValue("RateLimit").orElse("")).startsWith("\"terminal\";r=0;t=");
        assertThat(hub.post(TillSide.TRANSACTIONS + "/batch", unfit.toString()).statusCode())
                .isEqualTo(429);
    }

    @Test
    void a_till_gets_a_token_of_the_hub_for_itself_alone_until_its_client_is_revoked() {
        TillSide till = TillSide.registered(hub, "till-client");
        TillSide other = TillSide.registered(hub, "till-other");
        JsonNode client = tree(hub.post("/api/v1/terminals/till-client/clients", "{}"));
        String id = client.path("clientId").asText();

        HttpResponse<String> granted = token(id, client.path("clientSecret").asText());
        HttpResponse<String> wrong = token(id, "guessed");

        assertThat(granted.statusCode()).as(granted.body()).isEqualTo(200);
        assertThat(tree(granted).path("token_type").asText()).isEqualTo("Bearer");
        String token = tree(granted).path("access_token").asText();
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(tree(wrong).path("error").asText()).isEqualTo("invalid_client");
        assertThat(bearer(token, till.sale("C-1", "CLIENT-1", 1, "1.00", "1.00"))
                        .statusCode())
                .isEqualTo(202);
        refused(bearer(token, other.sale("C-1", "CLIENT-1", 1, "1.00", "1.00")), 403, "forbidden");
        assertThat(feed(token, "").statusCode()).isEqualTo(200);
        assertThat(feed(token, "").headers().firstValue("RateLimit")).isPresent();
        refused(feed(token, "?terminal=till-other"), 403, "forbidden");
        assertThat(hub.get("/oauth2/jwks").body()).contains("\"kty\":\"EC\"").doesNotContain("\"d\":");
        assertThat(hub.get("/api/v1/terminals/till-client/clients").body())
                .contains(id)
                .doesNotContain("secret");
        RunningHub.send(
                hub.request("/api/v1/terminals/till-client/clients/" + id).DELETE());
        refused(bearer(token, till.sale("C-2", "CLIENT-1", 1, "1.00", "1.00")), 401, "key_invalid");
    }

    @Test
    void tokens_of_another_issuer_count_by_key_audience_time_and_scope() {
        TillSide till = TillSide.registered(hub, "till-issuer");
        ObjectNode sale = till.sale("I-1", "ISSUER-1", 1, "1.00", "1.00");
        String before = issuer.token(issuer.claims("till-issuer"));

        assertThat(bearer(before, sale).statusCode()).isEqualTo(202);
        refused(bearer(issuer.token(issuer.claims("till-client")), sale), 403, "forbidden");
        refused(
                bearer(issuer.token(issuer.claims("till-issuer").claim("scope", "accounts:read")), sale),
                403,
                "forbidden");
        refused(bearer(issuer.token(issuer.claims("till-issuer").audience("other")), sale), 401, "key_invalid");
        refused(
                bearer(
                        issuer.token(issuer.claims("till-issuer")
                                .expirationTime(Date.from(Instant.now().minusSeconds(300)))),
                        sale),
                401,
                "key_invalid");
        refused(bearer(issuer.token(issuer.claims("till-issuer").expirationTime(null)), sale), 401, "key_invalid");
        refused(bearer(SecondIssuer.unsigned(issuer.claims("till-issuer")), sale), 401, "key_invalid");
        refused(bearer(issuer.forged(issuer.claims("till-issuer")), sale), 401, "key_invalid");
        refused(
                bearer(issuer.token(issuer.claims("till-issuer").issuer("http://elsewhere")), sale),
                401,
                "key_invalid");
        HttpResponse<String> beyond = RunningHub.send(HttpRequest.newBuilder(URI.create(hub.url("/api/v1/accounts")))
                .header("Authorization", "Bearer " + before)
                .GET());
        refused(beyond, 403, "forbidden");

        issuer.roll();

        assertThat(bearer(issuer.token(issuer.claims("till-issuer")), sale).statusCode())
                .isEqualTo(202);
        refused(bearer(before, sale), 401, "key_invalid");
    }

    private HttpResponse<String> bearer(String token, JsonNode sale) {
        return RunningHub.send(HttpRequest.newBuilder(URI.create(hub.url(TillSide.TRANSACTIONS)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(sale.toString())));
    }

    private HttpResponse<String> feed(String token, String query) {
        return RunningHub.send(HttpRequest.newBuilder(URI.create(hub.url("/api/v1/pos/feed" + query)))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    private HttpResponse<String> token(String id, String secret) {
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return RunningHub.send(HttpRequest.newBuilder(URI.create(hub.url("/oauth2/token")))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(tree(answer).path("code").asText()).isEqualTo(code);
    }

    private void count(String sku, String location, int quantity) {
        HttpResponse<String> answer = hub.post(
                "/api/v1/stock/adjustments",
                "{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%d,\"reason\":\"count\",\"countedAt\":\"%s\"}"
                        .formatted(sku, location, quantity, Instant.now().minus(Duration.ofMinutes(1))),
                "Idempotency-Key",
                "count-" + sku + "-" + location + "-" + quantity);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }
}
