package hub.it;

import static hub.it.RunningHub.await;
import static hub.it.RunningHub.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.sandbox.Sandbox;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A merchant has its two shops ship, cancel and refund, on good days and on bad ones; and what both sides know is compared. */
class CommandsIT {

    enum Shop {
        SHOPIFY("shopify", "east"),
        WOO("woocommerce", "west");

        final String platform;
        final String account;

        Shop(String platform, String account) {
            this.platform = platform;
            this.account = account;
        }

        String sandbox(String path) {
            return "/sandbox/" + platform + "/" + account + path;
        }
    }

    private static RunningHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.start(
                "spring.profiles.active=sandbox",
                "hub.public-url=http://localhost:0",
                "hub.outbound.second-look=PT1S",
                "hub.outbound.breaker.open=PT1S",
                "hub.commands.settle=PT1S",
                "hub.commands.first-retry=PT1S",
                "hub.commands.longest-retry=PT2S");
        for (Shop shop : Shop.values()) {
            assertThat(hub.post("/api/v1/accounts", hub.json(shop.sandbox("")).toString())
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void well() {
        for (Shop shop : Shop.values()) {
            behave(shop, "{}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_order_is_shipped_in_two_parcels_and_comes_back_shipped(Shop shop) {
        JsonNode order = bought(shop, "MUG-BLUE", 3);
        String line = order.path("lines").get(0).path("id").asText();

        JsonNode first = asked(order, "fulfilments", """
                {"lines": [{"lineId": "%s", "quantity": "1"}], "carrier": "DHL", "trackingNumber": "JD014600001234",
                 "trackingUrl": "https://dhl.example/JD014600001234"}""".formatted(line));
        assertThat(first.path("state").asText()).isEqualTo("requested");
        JsonNode confirmed = settled(order, first, "confirmed");
        JsonNode partly = await("partly shipped")
                .until(
                        () -> read(order),
                        now -> now.path("fulfilmentStatus").asText().equals("partial"));
        assertThat(partly.path("fulfilments")).hasSize(1);
        assertThat(partly.at("/fulfilments/0/id").asText())
                .isEqualTo(confirmed.path("platformId").asText());
        assertThat(partly.at("/fulfilments/0/trackingNumber").asText()).isEqualTo("JD014600001234");
        assertThat(partly.at("/fulfilments/0/carrier").asText()).isEqualTo("DHL");
        assertThat(partly.at("/lines/0/shipped").decimalValue()).isEqualByComparingTo("1");

        settled(order, asked(order, "fulfilments", "{\"trackingNumber\": \"JD014600001235\"}"), "confirmed");
        JsonNode shipped = await("shipped")
                .until(() -> read(order), now -> now.path("status").asText().equals("shipped"));
        assertThat(shipped.path("fulfilments")).hasSize(2);
        assertThat(shipped.at("/lines/0/shipped").decimalValue()).isEqualByComparingTo("3");

        HttpResponse<String> more = post(order, "fulfilments", "{}");
        assertThat(more.statusCode()).isEqualTo(422);
        assertThat(more.body()).contains("nothing is left to ship");
        assertThat(timeline(order))
                .anySatisfy(entry -> {
                    assertThat(entry.path("kind").asText()).isEqualTo("ship");
                    assertThat(entry.path("actor").asText()).isNotEmpty();
                    assertThat(entry.path("changes").toString()).contains("requested");
                })
                .anySatisfy(entry -> assertThat(entry.path("changes").toString())
                        .contains("confirmed")
                        .contains(confirmed.path("platformId").asText()));
        assertThat(hub.json("/api/v1/audit?object=order:" + id(order)).toString())
                .contains("order.ship")
                .contains(first.path("id").asText());
    }

    @ParameterizedTest
    @EnumSource
    void a_refund_whose_answer_got_lost_is_found_by_asking_and_not_given_twice(Shop shop) {
        JsonNode order = bought(shop, "MUG-BLUE", 2);
        String line = order.path("lines").get(0).path("id").asText();
        long before = sent(shop, order, "refund");
        behave(shop, "{\"loseAnswers\": true}");

        JsonNode command = asked(
                order,
                "refunds",
                "{\"lines\": [{\"lineId\": \"%s\", \"quantity\": 1}], \"reason\": \"chipped\", \"restock\": true}"
                        .formatted(line));
        JsonNode confirmed = settled(order, command, "confirmed");

        JsonNode refunded = await("refunded")
                .until(() -> read(order), now -> now.path("refunds").size() == 1);
        assertThat(refunded.at("/refunds/0/id").asText())
                .isEqualTo(confirmed.path("platformId").asText());
        assertThat(refunded.at("/refunds/0/amount/amount").asText())
                .isEqualTo(command.at("/asked/amount").asText())
                .isEqualTo("12.50");
        assertThat(refunded.path("paymentStatus").asText()).isEqualTo("partially_refunded");
        assertThat(timeline(order))
                .anySatisfy(entry -> assertThat(entry.path("changes").toString())
                        .contains("unknown")
                        .contains("requested"))
                .anySatisfy(entry -> assertThat(entry.path("changes").toString())
                        .contains("unknown")
                        .contains("confirmed"));
        assertThat(hub.json(shop.sandbox("/orders/" + order.path("externalId").asText()))
                        .path("refunds"))
                .hasSize(1);
        assertThat(sent(shop, order, "refund")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource
    void what_was_not_sent_because_the_shop_is_away_is_done_once_when_it_is_back(Shop shop) {
        JsonNode order = bought(shop, "MUG-BLUE", 1);
        behave(shop, "{\"failRate\": 1, \"failStatus\": 503}");
        JsonNode command = asked(order, "refunds", "{\"amount\": \"2.00\", \"reason\": \"goodwill\"}");
        await("tried").until(() -> command(order, command).path("words").asText(""), words -> words.contains("503"));
        assertThat(command(order, command).path("state").asText()).isEqualTo("requested");

        behave(shop, "{}");

        settled(order, command, "confirmed");
        JsonNode refunded = await("refunded")
                .until(() -> read(order), now -> now.path("refunds").size() == 1);
        assertThat(refunded.at("/totals/refunded/amount").asText()).isEqualTo("2.00");
    }

    @ParameterizedTest
    @EnumSource
    void what_was_sent_before_the_hub_was_killed_is_asked_about_and_not_sent_again(Shop shop) {
        JsonNode order = bought(shop, "MUG-BLUE", 1);
        long before = sent(shop, order, "refund");
        behave(shop, "{\"failRate\": 1, \"failStatus\": 503}");
        JsonNode command = asked(order, "refunds", "{}");
        String id = command.path("id").asText();
        await("tried").until(() -> command(order, command).path("words").asText(""), words -> words.contains("503"));
        // What a kill between sending and writing down the answer leaves behind: there it was done, here nobody knows.
        hub.bean(JdbcTemplate.class)
                .update("update command set sent_at = created_at, known = '[]' where id = ?", UUID.fromString(id));
        String path = shop.sandbox("/orders/" + external(order) + "/refund");
        assertThat(hub.post(path, "{\"reason\": \"(crossdock " + id + ")\"}").statusCode())
                .isEqualTo(200);

        behave(shop, "{}");

        settled(order, command, "confirmed");
        assertThat(sent(shop, order, "refund")).isEqualTo(before);
        assertThat(hub.json(shop.sandbox("/orders/" + external(order))).path("refunds"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void an_order_is_cancelled_and_nothing_more_is_given_back_than_was_paid(Shop shop) {
        JsonNode order = bought(shop, "MUG-BLUE", 1);
        String key = UUID.randomUUID().toString();
        HttpResponse<String> once = post(order, "cancellations", "{\"reason\": \"customer\"}", key);
        HttpResponse<String> again = post(order, "cancellations", "{\"reason\": \"customer\"}", key);
        assertThat(again.body()).isEqualTo(once.body());
        settled(order, tree(once), "confirmed");
        await("cancelled").until(() -> read(order).path("status").asText(), "cancelled"::equals);
        assertThat(commands(order)).hasSize(1);

        HttpResponse<String> tooMuch = post(order, "refunds", "{\"amount\": \"1000.00\"}");
        assertThat(tooMuch.statusCode()).isEqualTo(422);
        assertThat(tree(tooMuch).at("/errors/0/path").asText()).isEqualTo("/amount");

        JsonNode whole = asked(order, "refunds", "{}");
        assertThat(whole.at("/asked/amount").asText()).isEqualTo("17.40");
        HttpResponse<String> twice = post(order, "refunds", "{\"amount\": \"0.01\"}");
        assertThat(twice.statusCode()).isEqualTo(422);
        settled(order, whole, "confirmed");
        await("given back")
                .until(() -> read(order).at("/totals/refunded/amount").asText(), "17.40"::equals);
    }

    @Test
    void two_hundred_with_errors_inside_is_a_failure_in_the_platforms_words() {
        JsonNode order = bought(Shop.SHOPIFY, "MUG-BLUE", 1);
        behave(Shop.SHOPIFY, "{\"dropWebhooks\": true}");
        act(Shop.SHOPIFY, order, "fulfil");
        long before = sent(Shop.SHOPIFY, order, "cancel");

        JsonNode command = settled(order, asked(order, "cancellations", "{}"), "failed");

        assertThat(command.path("words").asText())
                .isEqualTo("Cannot cancel an order that has outstanding fulfillments");
        assertThat(sent(Shop.SHOPIFY, order, "cancel")).isEqualTo(before + 1);
        assertThat(settled(order, asked(order, "fulfilments", "{}"), "failed")
                        .path("words")
                        .asText())
                .contains("not open at one place");
    }

    @Test
    void an_error_in_the_shops_words_is_a_failure_once_a_look_showed_that_nothing_was_done() {
        JsonNode order = bought(Shop.WOO, "MUG-BLUE", 1);
        behave(Shop.WOO, "{\"dropWebhooks\": true}");
        act(Shop.WOO, order, "refund");

        JsonNode command = settled(order, asked(order, "refunds", "{\"amount\": \"5.00\"}"), "failed");

        assertThat(command.path("words").asText()).contains("Invalid refund amount.");
        JsonNode unable = settled(order, asked(order, "cancellations", "{\"refund\": true}"), "failed");
        assertThat(unable.path("words").asText()).contains("refund: true");
    }

    @Test
    void an_order_that_is_there_no_more_is_not_shipped() {
        for (Shop shop : Shop.values()) {
            JsonNode order = bought(shop, "MUG-BLUE", 1);
            behave(shop, "{\"dropWebhooks\": true}");
            act(shop, order, "delete");

            JsonNode command = settled(order, asked(order, "fulfilments", "{}"), "failed");

            assertThat(command.path("words").asText()).contains("gone");
        }
    }

    @Test
    void an_order_of_an_app_has_no_platform_but_the_hub_so_what_is_asked_is_done_at_once() {
        hub.count("LAMP-DESK", 5);
        JsonNode order = ordered("commands-1", 2);
        String line = order.path("lines").get(0).path("id").asText();

        JsonNode shipped = asked(order, "fulfilments", "{\"trackingNumber\": \"T-1\", \"carrier\": \"DHL\"}");

        assertThat(shipped.path("state").asText()).isEqualTo("confirmed");
        assertThat(read(order).path("status").asText()).isEqualTo("shipped");
        assertThat(read(order).at("/fulfilments/0/id").asText())
                .isEqualTo(shipped.path("platformId").asText());
        assertThat(hub.stock("LAMP-DESK").path("onHand").decimalValue()).isEqualByComparingTo("3");

        asked(
                order,
                "refunds",
                "{\"lines\": [{\"lineId\": \"%s\", \"quantity\": 1}], \"restock\": true}".formatted(line));
        JsonNode refunded = read(order);
        assertThat(refunded.at("/totals/refunded/amount").asText()).isEqualTo("49.00");
        assertThat(refunded.path("paymentStatus").asText()).isEqualTo("partially_refunded");
        assertThat(hub.stock("LAMP-DESK").path("onHand").decimalValue()).isEqualByComparingTo("4");
        assertThat(post(order, "refunds", "{\"amount\": \"49.01\"}").statusCode())
                .isEqualTo(422);

        JsonNode other = ordered("commands-2", 3);
        assertThat(hub.stock("LAMP-DESK").path("available").decimalValue()).isEqualByComparingTo("1");
        asked(other, "cancellations", "{\"reason\": \"customer\"}");
        assertThat(read(other).path("status").asText()).isEqualTo("cancelled");
        assertThat(hub.stock("LAMP-DESK").path("available").decimalValue()).isEqualByComparingTo("4");
    }

    private static JsonNode ordered(String id, int quantity) {
        HttpResponse<String> answer = hub.post(
                "/api/v1/app/orders", """
                {"externalId": "%s", "app": "kiosk", "placedAt": "%s", "currency": "EUR",
                 "lines": [{"sku": "LAMP-DESK", "name": "Lamp", "quantity": %d, "unitPrice": "49.00"}],
                 "payments": [{"method": "card", "status": "completed", "amount": "%d.00"}]}""".formatted(id, Instant.now(), quantity, 49 * quantity), "Idempotency-Key", id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return tree(answer);
    }

    @Test
    void what_nobody_can_do_is_refused_at_once() {
        JsonNode order = bought(Shop.SHOPIFY, "MUG-BLUE", 1);

        assertThat(hub.post("/api/v1/orders/" + id(order) + "/refunds", "{}").statusCode())
                .isEqualTo(400);
        assertThat(post(order, "fulfilments", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(post(order, "cancellations", "{\"reason\": \"weather\"}").statusCode())
                .isEqualTo(422);
        assertThat(hub.get("/api/v1/orders/" + id(order) + "/commands/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        assertThat(hub.get("/api/v1/orders/" + UUID.randomUUID() + "/commands").statusCode())
                .isEqualTo(404);
        assertThat(commands(order)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_both_sides_do_not_know_alike_is_named_and_healed(Shop shop) {
        JsonNode goneThere = bought(shop, "MUG-BLUE", 1);
        JsonNode otherThere = bought(shop, "MUG-BLUE", 1);
        JsonNode goneHere = bought(shop, "MUG-BLUE", 1);
        JsonNode otherHere = bought(shop, "MUG-BLUE", 1);
        String onlyHere = toldOfAnOrderThatIsNotThere(shop, goneHere);
        hub.order(shop.account, onlyHere);
        behave(shop, "{\"dropWebhooks\": true}");
        Kept before = kept(otherHere);
        act(shop, otherHere, "refund");
        hub.post("/api/v1/accounts/" + shop.account + "/poll", "");
        await("refunded").until(() -> read(otherHere).path("refunds").size(), count -> count == 1);
        keep(otherHere, before);
        act(shop, goneThere, "delete");
        act(shop, otherThere, "refund");
        String onlyThere =
                tree(hub.post(shop.sandbox("/orders"), "{}")).path("externalId").asText();
        lose(goneHere);

        List<JsonNode> statements = reconciled(shop);

        Map<String, JsonNode> differences = differences(shop, statements);
        assertThat(differences.get(external(goneThere)).path("kind").asText()).isEqualTo("missing_there");
        assertThat(differences.get(onlyHere).path("kind").asText()).isEqualTo("missing_there");
        assertThat(differences.get(onlyThere).path("kind").asText()).isEqualTo("missing_here");
        assertThat(differences.get(external(goneHere)).path("kind").asText()).isEqualTo("missing_here");
        for (JsonNode order : List.of(otherThere, otherHere)) {
            assertThat(differences.get(external(order)).path("kind").asText()).isEqualTo("differs");
            assertThat(differences.get(external(order)).path("detail").asText())
                    .contains("refunded: 0 EUR (expected: 17.4 EUR)", "paymentStatus: paid (expected: refunded)");
        }
        assertThat(differences.values())
                .allSatisfy(one -> assertThat(one.path("state").asText()).isEqualTo("healed"));
        assertThat(read(goneThere).path("deleted").asBoolean()).isTrue();
        assertThat(hub.order(shop.account, onlyHere).path("deleted").asBoolean())
                .isTrue();
        assertThat(read(otherThere).at("/totals/refunded/amount").asText()).isEqualTo("17.40");
        assertThat(read(otherHere).at("/totals/refunded/amount").asText()).isEqualTo("17.40");
        hub.order(shop.account, onlyThere);
        hub.order(shop.account, external(goneHere));
        assertThat(statements).allSatisfy(statement -> {
            assertThat(statement.path("here").asLong())
                    .isEqualTo(statement.path("there").asLong());
            assertThat(statement.path("text").asText())
                    .matches(shop.account + ": [0-9,]+ = [0-9,]+; [0-9]+ healed; 0 unexplained");
        });

        behave(shop, "{}");
        assertThat(reconciled(shop))
                .allSatisfy(
                        statement -> assertThat(statement.path("text").asText()).endsWith("; 0 healed; 0 unexplained"));
    }

    private static List<JsonNode> reconciled(Shop shop) {
        String path = "/api/v1/accounts/" + shop.account;
        List<String> before = ended(path);
        assertThat(hub.post(path + "/reconcile", "").statusCode()).isEqualTo(202);
        return await("both days compared")
                .until(
                        () -> stream(hub.json(path + "/statements").path("items"))
                                .toList(),
                        now -> now.size() >= 2
                                && now.stream()
                                        .allMatch(one ->
                                                one.path("state").asText().equals("done"))
                                && ended(path).stream().noneMatch(before::contains));
    }

    private static List<String> ended(String path) {
        return stream(hub.json(path + "/statements").path("items"))
                .map(one -> one.path("endedAt").asText(""))
                .filter(at -> !at.isEmpty())
                .toList();
    }

    private static Map<String, JsonNode> differences(Shop shop, List<JsonNode> statements) {
        Map<String, JsonNode> differences = new HashMap<>();
        for (JsonNode statement : statements) {
            String path = "/api/v1/accounts/" + shop.account + "/statements/"
                    + statement.path("day").asText() + "/differences?limit=200";
            hub.json(path)
                    .path("items")
                    .forEach(one -> differences.put(one.path("externalId").asText(), one));
        }
        return differences;
    }

    private static String external(JsonNode order) {
        return order.path("externalId").asText();
    }

    private static String toldOfAnOrderThatIsNotThere(Shop shop, JsonNode like) {
        ObjectNode body = (ObjectNode) hub.json(shop.sandbox("/orders/" + external(like)));
        body.put("id", body.path("id").asLong() + 500_000);
        hub.bean(Sandbox.class)
                .send(shop.platform, shop.account, shop == Shop.SHOPIFY ? "orders/create" : "order.created", body);
        return body.path("id").asText();
    }

    private record Kept(byte[] state, byte[] document) {}

    private static Kept kept(JsonNode order) {
        return hub.bean(JdbcTemplate.class)
                .queryForObject(
                        "select state, document from orders where id = ?",
                        (row, n) -> new Kept(row.getBytes(1), row.getBytes(2)),
                        UUID.fromString(id(order)));
    }

    /** As after a database was put back from a backup. */
    private static void keep(JsonNode order, Kept kept) {
        hub.bean(JdbcTemplate.class)
                .update(
                        "update orders set state = ?, document = ? where id = ?",
                        kept.state(),
                        kept.document(),
                        UUID.fromString(id(order)));
    }

    private static void lose(JsonNode order) {
        for (String from : List.of("orders where id", "order_sku where order_id", "order_word where order_id")) {
            hub.bean(JdbcTemplate.class).update("delete from " + from + " = ?", UUID.fromString(id(order)));
        }
    }

    private static JsonNode bought(Shop shop, String sku, int quantity) {
        String body = "{\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}],\"paid\":true}".formatted(sku, quantity);
        String id =
                tree(hub.post(shop.sandbox("/orders"), body)).path("externalId").asText();
        JsonNode order = hub.order(shop.account, id);
        return await("paid")
                .until(
                        () -> read(order),
                        now -> now.path("paymentStatus").asText().equals("paid"));
    }

    private static void act(Shop shop, JsonNode order, String action) {
        String path = shop.sandbox("/orders/" + order.path("externalId").asText() + "/" + action);
        assertThat(hub.post(path, "{}").statusCode()).isEqualTo(200);
    }

    private static JsonNode read(JsonNode order) {
        return hub.json("/api/v1/orders/" + id(order));
    }

    private static String id(JsonNode order) {
        return order.path("id").asText();
    }

    private static JsonNode asked(JsonNode order, String what, String body) {
        HttpResponse<String> answer = post(order, what, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return tree(answer);
    }

    private static HttpResponse<String> post(JsonNode order, String what, String body) {
        return post(order, what, body, UUID.randomUUID().toString());
    }

    private static HttpResponse<String> post(JsonNode order, String what, String body, String key) {
        return hub.post("/api/v1/orders/" + id(order) + "/" + what, body, "Idempotency-Key", key);
    }

    private static JsonNode command(JsonNode order, JsonNode command) {
        return hub.json("/api/v1/orders/" + id(order) + "/commands/"
                + command.path("id").asText());
    }

    private static JsonNode commands(JsonNode order) {
        return hub.json("/api/v1/orders/" + id(order) + "/commands").path("items");
    }

    /** Settled commands stay as they are. */
    private static JsonNode settled(JsonNode order, JsonNode command, String state) {
        return await(command.path("kind").asText() + " " + state)
                .until(
                        () -> command(order, command),
                        now -> now.path("state").asText().equals(state));
    }

    private static List<JsonNode> timeline(JsonNode order) {
        return stream(hub.json("/api/v1/orders/" + id(order) + "/timeline?limit=200")
                        .path("items"))
                .toList();
    }

    /** Calls that the shop got to do something of the kind, of late. */
    private static long sent(Shop shop, JsonNode order, String what) {
        String mine = "/orders/" + order.path("externalId").asText();
        return stream(hub.json(shop.sandbox("/calls")).path("items"))
                .filter(call -> shop == Shop.SHOPIFY
                        ? call.path("operation").asText().equalsIgnoreCase("mutation " + what)
                        : call.path("path").asText().endsWith(mine + "/" + what + "s")
                                && call.path("method").asText().equals("POST"))
                .count();
    }

    private static void behave(Shop shop, String behaviour) {
        assertThat(hub.put(shop.sandbox("/behaviour"), behaviour).statusCode()).isEqualTo(200);
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
