package hub.it;

import static hub.it.RunningHub.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import drills.ShopifyShop;
import drills.ShopifyShop.Line;
import hub.security.PlantedWords;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;

/** Names, addresses, secrets and card data are planted wherever something comes in, and are nowhere afterwards. */
class NothingPersonalLandsIT {

    private static final byte[] MASTER_KEY = "0123456789abcdefMASTERKEY9abcdef".getBytes(UTF_8);
    private static final String[] PERSONAL = {
        "Quirinius", "Xanthopoulou", "quirinius.x@", "Zwetschgenallee", "+49401234599", "PlantedNoteWord"
    };
    private static final String[] SECRETS = {
        "shpss_0123456789abcdef", "shpat_planted_token", "PlantedQueryToken", "PlantedHeaderToken", RunningHub.ADMIN_KEY
    };
    private static final String[] CARDS = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111\u00a01111\u00a01111\u00a01111",
        "5555555555554444",
        "378282246310005"
    };

    @TempDir
    Path data;

    @Test
    void planted_words_are_in_no_byte_of_the_data_folder_and_in_no_log_line() throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(log, true, UTF_8));
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
        try {
            plant();
        } finally {
            System.setOut(out);
            LoggingSystem.get(getClass().getClassLoader()).cleanUp();
        }

        assertThat(log.toString(UTF_8)).as("the log was heard").contains("webhook refused");
        PlantedWords planted = PlantedWords.of(words());
        assertThat(planted.in(log.toByteArray())).as("log").isEmpty();
        assertThat(planted.below(data)).as("data folder").isEmpty();
        assertThat(Files.exists(data.resolve("broker/journal"))).isTrue();
        PlantedWords key = PlantedWords.of(
                new String(MASTER_KEY, UTF_8), Base64.getEncoder().encodeToString(MASTER_KEY));
        assertThat(key.below(data)).as("master key").isEmpty();
        try (var files = Files.list(data)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".key"));
        }
    }

    private void plant() throws Exception {
        try (RunningHub hub = RunningHub.start(
                data, "hub.master-key=" + Base64.getEncoder().encodeToString(MASTER_KEY), "hub.broker.max-queue=8MB")) {
            SignedCalls calls = new SignedCalls(hub);
            calls.account("""
                    {"id":"priv","connector":"shopify","settings":{"shop":"priv.example"},
                     "secrets":{"clientSecret":"%s","accessToken":"shpat_planted_token"}}""".formatted(SignedCalls.SHOPIFY_SECRET + "priv"));
            CamelContext camel = hub.bean(CamelContext.class);
            camel.getRouteController().stopRoute("orders-from-intake");
            List<String> messages = webhooks(calls);
            camel.getRouteController().startRoute("orders-from-intake");
            messages.forEach(calls::ended);
            assertThat(hub.json("/api/v1/messages?state=parked").path("items").size())
                    .isGreaterThanOrEqualTo(2);
            assertThat(hub.json("/api/v1/messages?state=processed")
                            .path("items")
                            .size())
                    .isGreaterThanOrEqualTo(CARDS.length);
            refusals(hub, calls);
            appOrders(hub);
            customers(hub);
            tillSales(hub);
            searches(hub);
            // What a hub that is killed now would leave.
            assertThat(PlantedWords.of(words()).below(data))
                    .as("data folder of the running hub")
                    .isEmpty();
        }
    }

    private static List<String> webhooks(SignedCalls calls) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < CARDS.length; i++) {
            messages.add(SignedCalls.taken(calls.shopify("priv", "orders/create", order(i, CARDS[i]))
                    .header("X-Shopify-Name", "card " + CARDS[i])
                    .header("X-Planted", "PlantedHeaderToken")));
        }
        // Parked: unreadable, unmappable, and with the card where the exception stands.
        messages.add(SignedCalls.taken(calls.shopify(
                "priv",
                "orders/create",
                ("{\"name\":\"Quirinius Xanthopoulou\",\"card\":\"" + CARDS[0] + "\" oops").getBytes(UTF_8))));
        messages.add(SignedCalls.taken(calls.shopify(
                "priv",
                "orders/create",
                new String(order(90, CARDS[4]), UTF_8)
                        .replace("\"total_price\":\"10.00\"", "\"total_price\":\"" + CARDS[0] + "\"")
                        .getBytes(UTF_8))));
        messages.add(SignedCalls.taken(calls.shopify(
                "priv", "paid/" + CARDS[1], "{\"id\":1,\"email\":\"quirinius.x@example.com\"}".getBytes(UTF_8))));
        // Larger than the broker's page and its limit for messages in one piece.
        String large = "Quirinius Xanthopoulou ".repeat(40_000);
        messages.add(SignedCalls.taken(
                calls.shopify("priv", "products/update", ("{\"id\":3,\"t\":\"" + large + "\"}").getBytes(UTF_8))));
        messages.add(SignedCalls.taken(
                calls.shopify("priv", "products/update", ("{\"id\":4,\"t\":\"" + large + "\"}").getBytes(UTF_8))));
        return messages;
    }

    private static byte[] order(int id, String card) {
        String plain = new String(
                ShopifyShop.order(8000 + id, List.of(new Line("PRIV-1", 1)), Instant.parse("2026-11-23T10:00:00Z"))
                        .body(),
                UTF_8);
        return plain.replace("Bea", "Quirinius")
                .replaceAll("Buyer\\d+", "Xanthopoulou")
                .replaceAll("buyer\\d+@", "quirinius.x@")
                .replace("1 Quay", "Zwetschgenallee 5")
                .replaceFirst("\\{", """
                        {"note":"PlantedNoteWord card %s","phone":"+49401234599","token":"shpat_planted_token",
                         "note_attributes":[{"name":"%s","value":"x"},{"name":"nested","value":"{\\\\"cc\\\\":\\\\"%s\\\\"}"}],
                         "card %s":true,"paid_with":4111111111111111,""".formatted(card, card, card, card))
                .replace("\"properties\":[]", "\"properties\":[{\"name\":\"Card\",\"value\":\"" + card + "\"}]")
                .getBytes(UTF_8);
    }

    private static void refusals(RunningHub hub, SignedCalls calls) {
        String card = URLEncoder.encode(CARDS[1], UTF_8);
        byte[] body = order(95, CARDS[0]);
        status(
                calls.plain("/webhooks/shopify/priv?token=PlantedQueryToken&card=" + card, body)
                        .header("X-Shopify-Hmac-Sha256", "wrong")
                        .header("X-Shopify-Topic", "Xanthopoulou " + CARDS[0]),
                401);
        status(calls.plain("/webhooks/shopify/Quirinius-" + CARDS[0], body), 404);
        status(calls.plain("/webhooks/" + CARDS[0] + "/Xanthopoulou", body), 404);
        status(
                HttpRequest.newBuilder(URI.create(hub.url("/api/v1/orders?customer=quirinius.x@example.com")))
                        .header("X-API-Key", "PlantedHeaderToken"),
                401);
        status(hub.request("/api/v1/Quirinius/" + CARDS[0]).GET(), 404);
        status(
                hub.request("/api/v1/accounts/priv")
                        .header("Content-Type", "application/json")
                        .header("If-Match", "1")
                        .PUT(BodyPublishers.ofString("{\"settings\":{\"shop\":\"Zwetschgenallee " + CARDS[0] + "\"}}")),
                422);
        assertThat(hub.get("/api/v1/messages?state=Quirinius" + CARDS[0]).statusCode())
                .isEqualTo(422);
    }

    private static void appOrders(RunningHub hub) {
        hub.count("PRIV-9", 5);
        String order = """
                {"externalId":"P-1","app":"shopping","placedAt":"2026-11-23T10:00:00Z","currency":"EUR",
                 "note":"PlantedNoteWord 4111 1111 1111 1111",
                 "customer":{"name":"Quirinius Xanthopoulou","email":"quirinius.x@example.com","phone":"+49401234599"},
                 "shippingAddress":{"name":"Quirinius","line1":"Zwetschgenallee 5","city":"Hamburg","postcode":"Xanthopoulou",
                 "country":"DE"},"courier":{"say":"PlantedNoteWord"},
                 "lines":[{"sku":"PRIV-9","name":"Shirt 5555555555554444","quantity":%s,"unitPrice":"9.90"}]}""";
        assertThat(hub.post("/api/v1/app/orders", order.formatted("1"), "Idempotency-Key", "p1")
                        .statusCode())
                .isEqualTo(201);
        assertThat(hub.post("/api/v1/app/orders", order.formatted("1"), "Idempotency-Key", "p1")
                        .statusCode())
                .isEqualTo(201);
        assertThat(hub.post("/api/v1/app/orders", order.formatted("900"), "Idempotency-Key", "p2")
                        .statusCode())
                .isIn(409, 422);
        assertThat(hub.post("/api/v1/app/orders", order.formatted("\"Quirinius\""), "Idempotency-Key", "p3")
                        .statusCode())
                .isEqualTo(422);
        assertThat(hub.post("/api/v1/app/orders", "{\"name\":\"Quirinius 4111111111111111\"", "Idempotency-Key", "p4")
                        .statusCode())
                .isEqualTo(400);
    }

    private static void customers(RunningHub hub) {
        String body = """
                {"name":"Quirinius Xanthopoulou","email":"quirinius.x@example.org","tier":"%s"}""";
        HttpResponse<String> made = hub.post("/api/v1/customers", body.formatted("gold"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String path = "/api/v1/customers/" + RunningHub.tree(made).path("id").asText();
        assertThat(hub.put(path, body.formatted("PlantedNoteWord")).statusCode())
                .isEqualTo(200);
        assertThat(hub.post("/api/v1/customers", body.formatted("iron")).statusCode())
                .isEqualTo(409);
        assertThat(hub.put(path, "{\"email\":\"quirinius.x@\",\"name\":[\"Quirinius\"]}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(hub.get(path + "/history").body()).contains("PlantedNoteWord");
    }

    private static void tillSales(RunningHub hub) {
        TillSide till = TillSide.registered(hub, "till-priv");
        ObjectNode sale = till.sale("P-1", "PRIV-9", 1, "9.90", "9.90");
        sale.put("notes", "PlantedNoteWord 4111 1111 1111 1111").put("cashier", "Xanthopoulou");
        sale.putObject("customer").put("name", "Quirinius Xanthopoulou").put("phone", "+49401234599");
        ((ObjectNode) sale.at("/payments/0")).put("method", "card").put("reference", CARDS[1]);
        assertThat(till.done(sale).path("state").asText()).isEqualTo("processed");
        assertThat(till.done(sale.deepCopy().put("notes", "PlantedNoteWord"))
                        .path("code")
                        .asText())
                .isEqualTo("conflict");
        assertThat(till.post(sale.deepCopy().put("currency", "Quirinius")).statusCode())
                .isEqualTo(422);
        assertThat(hub.post(TillSide.TRANSACTIONS + "/batch", "[{\"customer\":\"Quirinius\"},Xanthopoulou]")
                        .statusCode())
                .isEqualTo(202);
    }

    private static void searches(RunningHub hub) {
        assertThat(hub.json("/api/v1/orders?customer=quirinius.x%40example.com")
                        .path("items")
                        .size())
                .isPositive();
        hub.get("/api/v1/customers?q=Xanthopoulou");
        hub.get("/api/v1/customers?email=quirinius.x%40example.com&phone=%2B49401234599");
    }

    private static void status(HttpRequest.Builder call, int expected) {
        HttpResponse<String> answer = send(call);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        assertThat(answer.body()).doesNotContain(CARDS[0], CARDS[1]);
    }

    private static String[] words() {
        List<String> words = new ArrayList<>(List.of(PERSONAL));
        words.addAll(List.of(SECRETS));
        words.addAll(List.of(CARDS));
        return words.toArray(String[]::new);
    }
}
