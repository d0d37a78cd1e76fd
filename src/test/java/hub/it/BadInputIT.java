package hub.it;

import static hub.it.RunningHub.send;
import static hub.it.RunningHub.tree;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import drills.ShopifyShop;
import drills.ShopifyShop.Line;
import hub.intake.Envelope;
import hub.intake.Source;
import hub.json.Json;
import hub.order.VersionKey;
import hub.security.Sealed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever is wrong with what comes in has a clear answer, or waits in the hospital with a clear reason. */
class BadInputIT {

    private static final int TEN_MIB = 10 * 1024 * 1024;

    @TempDir
    static Path overlay;

    private static RunningHub hub;
    private static SignedCalls calls;

    @BeforeAll
    static void start() throws IOException {
        Path narrow = Files.createDirectories(overlay.resolve("connectors/woocommerce"));
        String yaml = Files.readString(Path.of("connectors/woocommerce/connector.yaml"));
        Files.writeString(
                narrow.resolve("connector.yaml"),
                yaml.replace("perMinute: 30000", "perMinute: 6")
                        .replace("burst: 5000", "burst: 3")
                        .replace("maxBody: 10MiB", "maxBody: 1MiB"));
        hub = RunningHub.start("hub.overlay=" + overlay);
        calls = new SignedCalls(hub);
        calls.shopifyAccount("bad");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void a_missing_or_wrong_signature_is_401() {
        byte[] body = "{}".getBytes(UTF_8);
        HttpRequest.Builder without = calls.plain("/webhooks/shopify/bad", body).header("X-Shopify-Topic", "a");
        HttpRequest.Builder wrong = calls.plain("/webhooks/shopify/bad", body)
                .header("X-Shopify-Hmac-Sha256", SignedCalls.sign("another", body));
        HttpRequest.Builder noBase64 =
                calls.plain("/webhooks/shopify/bad", body).header("X-Shopify-Hmac-Sha256", "%%%\u00e9");

        problem(send(without), 401, "signature_invalid");
        problem(send(wrong), 401, "signature_invalid");
        problem(send(noBase64), 401, "signature_invalid");
    }

    @Test
    void a_missing_or_wrong_key_is_401() {
        HttpRequest.Builder without =
                HttpRequest.newBuilder(URI.create(hub.url("/api/v1/orders"))).GET();
        HttpRequest.Builder wrong = HttpRequest.newBuilder(URI.create(hub.url("/api/v1/orders")))
                .header("X-API-Key", "ck_wrong")
                .GET();

        problem(send(without), 401, "key_invalid");
        problem(send(wrong), 401, "key_invalid");
    }

    @Test
    void an_unknown_connector_account_or_path_is_404() {
        byte[] body = "{}".getBytes(UTF_8);
        problem(send(calls.plain("/webhooks/nowhere/bad", body)), 404, "not_found");
        problem(send(calls.plain("/webhooks/shopify/nobody", body)), 404, "not_found");
        problem(send(calls.plain("/webhooks/woocommerce/bad", body)), 404, "not_found");
        problem(hub.get("/api/v1/nothing"), 404, "not_found");
        problem(hub.get("/api/v1/orders/no-id"), 404, "not_found");
    }

    @Test
    void an_unreadable_body_is_400() {
        for (String path : List.of("/api/v1/app/orders", "/api/v1/stock/adjustments")) {
            for (String body : List.of(
                    "",
                    "{",
                    "no json",
                    "{\"a\":1,\"a\":2}",
                    "{} {}",
                    deep(100_000),
                    "{\"a\":" + "9".repeat(1_000_000) + "}")) {
                problem(hub.post(path, body, "Idempotency-Key", "u"), 400, "body_unreadable");
            }
            HttpRequest.Builder noUtf8 = hub.request(path)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "u")
                    .POST(BodyPublishers.ofByteArray("{\"sku\":\"\u00e9\"}".getBytes(ISO_8859_1)));
            problem(send(noUtf8), 400, "body_unreadable");
            HttpRequest.Builder noJson =
                    hub.request(path).header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}"));
            problem(send(noJson), 415, "media_type_unsupported");
        }
    }

    @Test
    void a_body_that_breaks_its_schema_is_422_with_every_path() {
        HttpResponse<String> adjustment = hub.post("/api/v1/stock/adjustments", """
                {"location":"nowhere","quantity":12345678901,"reason":"because","countedAt":"0000-01-01T00:00:00Z"}""", "Idempotency-Key", "s1");
        HttpResponse<String> order = hub.post("/api/v1/app/orders", """
                {"externalId":"A","app":"shopping","placedAt":"0000-11-23T10:00:00Z","currency":"ZZZ",
                 "lines":[{"sku":"X","name":"Shirt","quantity":-3,"unitPrice":"ten"}]}""", "Idempotency-Key", "s2");

        assertThat(paths(problem(order, 422, "schema_invalid")))
                .containsExactlyInAnyOrder("/currency", "/lines/0/quantity", "/lines/0/unitPrice", "/placedAt");
        assertThat(paths(problem(adjustment, 422, "schema_invalid")))
                .contains("/sku", "/location", "/quantity", "/reason", "/countedAt");
        problem(hub.post("/api/v1/stock/adjustments", "[1]", "Idempotency-Key", "s3"), 400, "body_unreadable");
    }

    @Test
    void a_year_beyond_all_calendars_is_422_at_its_path() {
        HttpResponse<String> answer = hub.post("/api/v1/stock/adjustments", """
                {"sku":"A","location":"main","quantity":1,"reason":"count","countedAt":"10000-01-01T00:00:00Z"}""", "Idempotency-Key", "y10k");

        assertThat(paths(problem(answer, 422, "schema_invalid"))).containsExactly("/countedAt");
    }

    @Test
    void a_nul_in_a_text_is_refused_and_not_stored() {
        HttpResponse<String> answer = hub.post("/api/v1/stock/adjustments", """
                {"sku":"A\\u0000B","location":"main","quantity":1,"reason":"count"}""", "Idempotency-Key", "nul");

        assertThat(paths(problem(answer, 422, "schema_invalid"))).contains("/sku");
    }

    @Test
    void more_than_ten_mebibytes_are_413_also_in_chunks() {
        byte[] huge = " ".repeat(TEN_MIB + 1).getBytes(UTF_8);
        HttpRequest.Builder chunked = HttpRequest.newBuilder(URI.create(hub.url("/webhooks/shopify/bad")))
                .header("X-Shopify-Hmac-Sha256", SignedCalls.sign(SignedCalls.SHOPIFY_SECRET + "bad", huge))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge)));

        problem(send(calls.shopify("bad", "orders/create", huge)), 413, "too_large");
        problem(send(chunked), 413, "too_large");
        problem(hub.post("/api/v1/app/orders", new String(huge, UTF_8)), 413, "too_large");
    }

    @Test
    void exactly_ten_mebibytes_are_taken() {
        byte[] whole = ("{\"id\":" + " ".repeat(TEN_MIB - 8) + "x}").getBytes(UTF_8);

        JsonNode message = calls.ended(SignedCalls.taken(calls.shopify("bad", "orders/create", whole)));

        assertThat(whole).hasSize(TEN_MIB);
        assertThat(message.path("code").asText()).isEqualTo("body_unreadable");
    }

    @Test
    void a_connector_may_take_less_in_one_piece_than_the_others() {
        calls.wooAccount("narrow");
        int most = 1024 * 1024;
        byte[] whole = " ".repeat(most).getBytes(UTF_8);
        byte[] more = " ".repeat(most + 1).getBytes(UTF_8);

        problem(send(calls.woo("narrow", "product.updated", more)), 413, "too_large");
        assertThat(send(calls.shopify("bad", "products/update", more)).statusCode())
                .isEqualTo(202);
        assertThat(send(calls.woo("narrow", "product.updated", whole)).statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_flood_is_429_and_says_when_to_come_again() {
        calls.wooAccount("flood");
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            byte[] body = ("{\"id\":" + i + "}").getBytes(UTF_8);
            answers.add(send(calls.woo("flood", "product.updated", body)));
        }

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(202, 202, 202, 429, 429);
        problem(answers.get(4), 429, "rate_limited");
        assertThat(retryAfter(answers.get(4))).as("one a ten seconds").isBetween(6L, 10L);
        calls.wooAccount("calm");
        assertThat(send(calls.woo("calm", "product.updated", "{}".getBytes(UTF_8)))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_signed_webhook_is_parked_with_a_clear_reason_whatever_it_contains() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("empty", new byte[0]);
        bodies.put("no json", "hello".getBytes(UTF_8));
        bodies.put("depth", deep(100_000).getBytes(UTF_8));
        bodies.put("number", ("{\"id\":" + "9".repeat(1_000_000) + "}").getBytes(UTF_8));
        bodies.put(
                "exponent",
                order(3).replace("\"total_price\":\"10.00\"", "\"total_price\":1e1000000")
                        .getBytes(UTF_8));
        bodies.put("members", ("[" + "{},".repeat(2_000_000) + "{}]").getBytes(UTF_8));
        bodies.put("duplicate keys", "{\"id\":1,\"id\":2}".getBytes(UTF_8));
        bodies.put("nul byte", "{\"id\":1}\u0000".getBytes(UTF_8));
        bodies.put("nul escaped", order(4).replace("Shirt", "Sh\\u0000irt").getBytes(UTF_8));
        bodies.put("half a surrogate", order(5).replace("Shirt", "Sh\\ud800irt").getBytes(UTF_8));
        bodies.put("not UTF-8", order(6).replace("Shirt", "Sh\u00efrt").getBytes(ISO_8859_1));
        bodies.put("form", "payload=%7B%7D&x=\u00ff".getBytes(ISO_8859_1));
        bodies.put("currency", order(7).replace("\"EUR\"", "\"ZZZ\"").getBytes(UTF_8));
        bodies.put(
                "quantity",
                order(8).replace("\"quantity\":1", "\"quantity\":-1").getBytes(UTF_8));
        bodies.put(
                "year 0",
                order(9).replace("\"processed_at\":\"2026", "\"processed_at\":\"0000")
                        .getBytes(UTF_8));
        bodies.put(
                "year 10000",
                order(10)
                        .replace("\"updated_at\":\"2026", "\"updated_at\":\"10000")
                        .getBytes(UTF_8));
        bodies.put(
                "id too long",
                order(11)
                        .replace("\"id\":11,", "\"id\":\"" + "x".repeat(5000) + "\",")
                        .getBytes(UTF_8));
        bodies.put("no id", order(12).replace("\"id\":12,", "").getBytes(UTF_8));

        Map<String, String> sent = new LinkedHashMap<>();
        bodies.forEach((name, body) -> sent.put(name, SignedCalls.taken(calls.shopify("bad", "orders/create", body))));
        String good = SignedCalls.taken(
                calls.shopify("bad", "orders/create", order(13).getBytes(UTF_8)));

        assertThat(calls.ended(good).path("state").asText()).isEqualTo("processed");
        sent.forEach((name, id) -> {
            JsonNode message = calls.ended(id);
            String told =
                    message.path("stage").asText() + " " + message.path("code").asText() + " at "
                            + message.path("path").asText() + ": "
                            + message.path("detail").asText();
            assertThat(message.path("state").asText()).as(name + ": " + told).isEqualTo("parked");
            assertThat(message.path("code").asText()).as(name).isNotEmpty().isNotEqualTo("not_storable");
            assertThat(message.path("detail").asText()).as(name).isNotEmpty().doesNotContain("Exception", "java.");
        });
    }

    @Test
    void one_poisoned_message_in_ten_delays_no_other() {
        List<String> good = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            byte[] body = order(1000 + i).getBytes(UTF_8);
            if (i % 10 == 0) {
                body = deep(50_000).replace("[]", "[" + i + "]").getBytes(UTF_8);
            }
            String id = SignedCalls.taken(calls.shopify("bad", "orders/create", body));
            if (i % 10 != 0) {
                good.add(id);
            }
        }

        Instant sent = Instant.now();
        for (String id : good) {
            JsonNode message = calls.ended(id);
            assertThat(message.path("state").asText()).isEqualTo("processed");
            assertThat(Instant.parse(message.path("handledAt").asText())).isBefore(sent.plusSeconds(5));
        }
    }

    @Test
    void a_message_whose_key_is_gone_is_parked_and_delays_no_other() throws IOException {
        UUID id = UUID.randomUUID();
        byte[] headBytes = Json.MAPPER.writeValueAsBytes(new Envelope.About(
                id,
                "shopify",
                "bad",
                Source.WEBHOOK,
                "orders/create",
                Instant.now(),
                null,
                "00",
                VersionKey.Rank.PUSH,
                0,
                false,
                "application/json",
                Map.of()));
        // Sealed on a day of 1970, whose key is not there.
        byte[] key = ByteBuffer.allocate(65).put((byte) 1).putInt(7).array();
        byte[] sealed = new Sealed(key, new byte[100]).toBytes();
        byte[] envelope = ByteBuffer.allocate(5 + headBytes.length + sealed.length)
                .put((byte) 1)
                .putInt(headBytes.length)
                .put(headBytes)
                .put(sealed)
                .array();

        hub.bean(ProducerTemplate.class).sendBody("jms:queue:intake", envelope);
        String good = SignedCalls.taken(
                calls.shopify("bad", "orders/create", order(77).getBytes(UTF_8)));

        assertThat(calls.ended(good).path("state").asText()).isEqualTo("processed");
        JsonNode message = calls.ended(id.toString());
        assertThat(message.path("state").asText()).isEqualTo("parked");
        assertThat(message.path("account").asText()).isEqualTo("bad");
        assertThat(message.path("code").asText()).isEqualTo("key_missing");
        problem(hub.get("/api/v1/messages/" + id + "/payload"), 404, "not_found");
        problem(hub.post("/api/v1/messages/" + id + "/retry", ""), 409, "conflict");
        assertThat(hub.bean(JdbcTemplate.class)
                        .queryForObject("select payload from message where id = ?", byte[].class, id))
                .as("kept as it came, for the day its key is back")
                .isEqualTo(sealed);
    }

    @Test
    void a_form_with_odd_bytes_has_the_signature_of_its_bytes() {
        byte[] form = "payload=%7B%22id%22%3A1%7D&naïve=\u00ff\u0000+&&=".getBytes(ISO_8859_1);
        HttpRequest.Builder call = calls.plain("/webhooks/shopify/bad", form)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Shopify-Topic", "orders/create")
                .header("X-Shopify-Hmac-Sha256", SignedCalls.sign(SignedCalls.SHOPIFY_SECRET + "bad", form));

        JsonNode message = calls.ended(SignedCalls.taken(call));

        assertThat(message.path("code").asText()).isEqualTo("body_unreadable");
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode body = tree(answer);
        assertThat(body.path("code").asText()).isEqualTo(code);
        assertThat(body.path("status").asInt()).isEqualTo(status);
        assertThat(body.path("title").asText()).isNotEmpty();
        assertThat(answer.body()).doesNotContain("Exception", "\\tat ", ".java:");
        return body;
    }

    private static List<String> paths(JsonNode problem) {
        return problem.path("errors").findValuesAsText("path");
    }

    private static long retryAfter(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("Retry-After").orElseThrow();
    }

    private static String deep(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    private static String order(int id) {
        return new String(
                ShopifyShop.order(id, List.of(new Line("BAD-1", 1)), Instant.parse("2026-11-23T10:00:00Z"))
                        .body(),
                UTF_8);
    }
}
