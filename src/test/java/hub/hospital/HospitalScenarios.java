package hub.hospital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.hospital.HubClient.Answer;
import hub.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people do in the hospital, through the doors of a whole hub; once for each database. */
abstract class HospitalScenarios {

    private static final Path SAMPLE = Path.of("connectors/shopify/samples/order.edited-after-purchase.json");
    private static final String ACCOUNT = "acme";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ProducerTemplate producer;

    @Autowired
    private CamelContext camel;

    @Autowired
    private KeptMessages kept;

    private HubClient hub;

    @BeforeEach
    void connect() {
        hub = new HubClient(port);
        if (hub.get("/api/v1/accounts/" + ACCOUNT).status() == 404) {
            Answer created = hub.post("/api/v1/accounts", """
                    {"id":"acme","connector":"shopify","status":"active","syncFrequency":"real-time",
                     "settings":{"shop":"acme.example"},"secrets":{"clientSecret":"%s"}}""".formatted(HubClient.SECRET));
            assertThat(created.status()).as("account: %s", created.body()).isIn(200, 201);
        }
    }

    @Test
    void a_parked_message_is_corrected_and_retried_into_an_order() {
        ObjectNode broken = order(7001, "2026-03-03T10:00:00+01:00").put("currency", "XXQ");
        String id = hub.webhook(ACCOUNT, "orders/create", broken.toString());
        JsonNode parked = until(id, "parked");
        assertThat(parked.path("stage").asText()).isEqualTo("validate");
        assertThat(parked.path("code").asText()).isEqualTo("observation_invalid");
        assertThat(parked.path("path").asText()).contains("currency");
        assertThat(parked.path("externalId").asText()).isEqualTo("7001");
        assertThat(parked.path("headers").path("X-Shopify-Topic").asText()).isEqualTo("orders/create");
        assertThat(parked.path("payload").asText()).contains("XXQ");

        String mended = order(7001, "2026-03-03T10:00:00+01:00")
                .put("note", "card 4111 1111 1111 1111")
                .toString();
        String path = "/api/v1/messages/" + id;
        assertThat(hub.put(path + "/payload", mended, null).status()).isEqualTo(400);
        assertThat(hub.put(path + "/payload", mended, "\"77\"").status()).isEqualTo(412);
        String etag = hub.get(path).etag();
        Answer corrected = hub.put(path + "/payload", mended, etag);
        assertThat(corrected.status()).as("%s", corrected.body()).isEqualTo(200);
        assertThat(corrected.body().path("edit").asInt()).isEqualTo(1);
        assertThat(corrected.body().path("state").asText()).isEqualTo("parked");
        Answer late = hub.put(path + "/payload", mended, etag);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.body().path("code").asText()).isEqualTo("changed_meanwhile");
        assertThat(new String(hub.get(path + "/payload").bytes(), StandardCharsets.UTF_8))
                .contains("EUR")
                .doesNotContain("4111 1111");

        Answer retried = hub.post(path + "/retry", "");
        assertThat(retried.status()).as("%s", retried.body()).isEqualTo(200);
        assertThat(retried.body().path("state").asText()).isEqualTo("processed");
        assertThat(retried.body().path("attempts").asInt()).isEqualTo(2);
        assertThat(retried.body().path("payload").asText()).contains("EUR");
        JsonNode order = orderOf(7001);
        assertThat(order.path("totals").path("imbalance").path("amount").asText())
                .isNotEmpty();
        String orderPath = "/api/v1/orders/" + order.path("id").asText();
        assertThat(texts(hub.get(orderPath + "/timeline"), "messageId")).containsExactly(id);
        assertThat(texts(hub.get(orderPath + "/messages"), "id")).containsExactly(id);
        assertThat(hub.post(path + "/retry", "").status()).isEqualTo(409);
        assertThat(hub.put(path + "/payload", mended, hub.get(path).etag()).status())
                .isEqualTo(409);
    }

    @Test
    void a_whole_group_is_retried_in_the_background() {
        String topic = "orders/strange-" + UUID.randomUUID();
        List<String> ids = IntStream.range(0, 500)
                .mapToObj(n -> hub.webhook(
                        ACCOUNT,
                        topic,
                        order(810_000 + n, "2026-03-03T10:00:00+01:00").toString()))
                .toList();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(group(topic)).isPresent());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(group(topic).get().path("count").asInt()).isEqualTo(500));
        JsonNode group = group(topic).get();
        assertThat(group.path("code").asText()).isEqualTo("topic_unknown");
        assertThat(group.path("firstSeen").asText())
                .isLessThan(group.path("lastSeen").asText());
        mendTopic(topic);

        Answer job = hub.post(
                "/api/v1/messages/retry?fingerprint="
                        + group.path("fingerprint").asText(),
                "");
        assertThat(job.status()).isEqualTo(202);
        assertThat(job.body().path("total").asInt()).isEqualTo(500);
        String jobPath = "/api/v1/messages/jobs/" + job.body().path("id").asText();
        await().atMost(Duration.ofSeconds(120))
                .until(() -> hub.get(jobPath).body().hasNonNull("finishedAt"));
        assertThat(hub.get(jobPath).body().path("done").asInt()).isEqualTo(500);
        assertThat(hub.get(jobPath).body().path("failed").asInt()).isZero();
        assertThat(hub.get("/api/v1/messages/" + ids.get(499))
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("processed");
        assertThat(orderOf(810_499).path("status").asText()).isNotEmpty();
        assertThat(jdbc.queryForObject("select count(*) from message_job_item", Integer.class))
                .isZero();
    }

    @Test
    void a_job_that_a_stopped_hub_left_goes_on() {
        String topic = "orders/left-" + UUID.randomUUID();
        List<String> ids = Stream.of(815_001, 815_002)
                .map(n -> hub.webhook(
                        ACCOUNT, topic, order(n, "2026-03-03T10:00:00+01:00").toString()))
                .toList();
        ids.forEach(id -> until(id, "parked"));
        mendTopic(topic);
        UUID job = UUID.randomUUID();
        ids.forEach(id -> jdbc.update(
                "insert into message_job_item (job_id, message_id) values (?, ?)", job, UUID.fromString(id)));
        jdbc.update("""
                insert into message_job (id, fingerprint, kind, total, done, failed, created_at, created_by)
                values (?, 'gone', 'retry', 3, 1, 0, current_timestamp, 'admin')""", job);

        String path = "/api/v1/messages/jobs/" + job;
        await().atMost(Duration.ofSeconds(30)).until(() -> hub.get(path).body().hasNonNull("finishedAt"));
        assertThat(hub.get(path).body().path("done").asInt()).isEqualTo(3);
        ids.forEach(id -> until(id, "processed"));
    }

    @Test
    void what_was_kept_is_found_again_when_the_word_of_the_resume_was_lost() {
        hub.post("/api/v1/accounts/acme/pause", "");
        String order = hub.webhook(
                ACCOUNT,
                "orders/create",
                order(835_001, "2026-03-03T10:00:00+01:00").toString());
        until(order, "kept");

        jdbc.update("update account set paused = false, version = version + 1 where id = 'acme'");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            kept.sweep();
            assertThat(hub.get("/api/v1/messages/" + order).body().path("state").asText())
                    .isEqualTo("processed");
        });
    }

    @Test
    void of_two_retries_at_once_one_wins() {
        String topic = "orders/odd-" + UUID.randomUUID();
        for (int n = 0; n < 10; n++) {
            long externalId = 820_000 + n;
            String id = hub.webhook(
                    ACCOUNT,
                    topic,
                    order(externalId, "2026-03-03T10:00:00+01:00").toString());
            until(id, "parked");
            mendTopic(topic);
            List<CompletableFuture<Integer>> both = Stream.of(1, 2)
                    .map(one -> CompletableFuture.supplyAsync(() ->
                            hub.post("/api/v1/messages/" + id + "/retry", "").status()))
                    .toList();
            List<Integer> answers = both.stream().map(CompletableFuture::join).toList();
            assertThat(answers)
                    .containsOnlyOnce(200)
                    .allMatch(status -> List.of(200, 409, 412).contains(status));
            assertThat(hub.get("/api/v1/messages/" + id).body().path("attempts").asInt())
                    .isEqualTo(2);
            assertThat(texts(
                            hub.get("/api/v1/orders/"
                                    + orderOf(externalId).path("id").asText() + "/timeline"),
                            "seq"))
                    .containsExactly("1");
        }
    }

    @Test
    void a_message_is_discarded_with_a_reason_only() {
        String id = hub.webhook(ACCOUNT, "orders/create", "{\"id\":");
        assertThat(until(id, "parked").path("code").asText()).isEqualTo("body_unreadable");
        String path = "/api/v1/messages/" + id;

        Answer refused = hub.post(path + "/discard", "{}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").get(0).path("path").asText()).isEqualTo("/reason");
        Answer discarded = hub.post(path + "/discard", "{\"reason\":\"a test of the shop\"}");
        assertThat(discarded.body().path("state").asText()).isEqualTo("discarded");
        assertThat(discarded.body().path("reason").asText()).isEqualTo("a test of the shop");
        assertThat(hub.post(path + "/retry", "").status()).isEqualTo(409);
        assertThat(texts(hub.get("/api/v1/messages?state=discarded"), "id")).contains(id);
        assertThat(texts(hub.get("/api/v1/audit"), "action")).contains("message.discard");
    }

    @Test
    void what_was_kept_during_a_pause_is_worked_off_on_resume_and_a_kept_topic_stays() {
        hub.post("/api/v1/accounts/acme/pause", "");
        String order = hub.webhook(
                ACCOUNT,
                "orders/create",
                order(830_001, "2026-03-03T10:00:00+01:00").toString());
        String update = hub.webhook(
                ACCOUNT,
                "orders/updated",
                order(830_001, "2026-03-04T10:00:00+01:00").toString());
        String product = hub.webhook(ACCOUNT, "customers/redact", "{\"id\":1}");
        assertThat(until(order, "kept").path("code").asText()).isEqualTo("account_waits");
        until(update, "kept");
        until(product, "kept");

        hub.post("/api/v1/accounts/acme/resume", "");
        until(order, "processed");
        until(update, "processed");
        assertThat(texts(hub.get("/api/v1/orders/" + orderOf(830_001).path("id").asText() + "/timeline"), "messageId"))
                .containsExactly(order, update);
        hub.post("/api/v1/messages/" + product + "/retry", "");
        assertThat(until(product, "kept").path("code").asText()).isEqualTo("topic_kept");
    }

    @Test
    void an_order_says_that_newer_messages_of_it_are_parked() {
        hub.webhook(
                ACCOUNT,
                "orders/create",
                order(840_001, "2026-03-03T10:00:00+01:00").toString());
        JsonNode before = orderOf(840_001);
        assertThat(codes(before)).doesNotContain("behind");
        String id = hub.webhook(
                ACCOUNT,
                "orders/updated",
                order(840_001, "2026-03-04T10:00:00+01:00")
                        .put("currency", "XXQ")
                        .toString());
        until(id, "parked");

        JsonNode behind =
                hub.get("/api/v1/orders/" + before.path("id").asText()).body();
        assertThat(codes(behind)).contains("behind");
        assertThat(behind.path("findings").toString()).contains("1 newer messages parked");
        hub.put(
                "/api/v1/messages/" + id + "/payload",
                order(840_001, "2026-03-04T10:00:00+01:00").toString(),
                hub.get("/api/v1/messages/" + id).etag());
        hub.post("/api/v1/messages/" + id + "/retry", "");
        assertThat(codes(hub.get("/api/v1/orders/" + before.path("id").asText()).body()))
                .doesNotContain("behind");
    }

    @Test
    void an_order_is_folded_again_when_its_sku_is_mapped_and_findings_make_no_revisions() {
        hub.webhook(
                ACCOUNT,
                "orders/create",
                order(850_001, "2026-03-03T10:00:00+01:00").toString());
        JsonNode order = orderOf(850_001);
        String channelSku = order.path("lines").get(0).path("channelSku").asText();
        assertThat(order.path("lines").get(0).hasNonNull("sku")).isFalse();
        int revision = order.path("revision").asInt();
        hub.webhook(
                ACCOUNT,
                "orders/updated",
                order(850_001, "2026-03-03T10:00:00+01:00").put("tags", "x").toString());
        String path = "/api/v1/orders/" + order.path("id").asText();
        await().until(() -> texts(hub.get(path + "/timeline"), "seq").size() == 2);
        assertThat(hub.get(path).body().path("revision").asInt()).isEqualTo(revision);

        hub.post(
                "/api/v1/sku-mappings",
                "{\"account\":\"acme\",\"channelSku\":\"%s\",\"sku\":\"MAPPED-1\"}".formatted(channelSku));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(hub.get(path)
                                .body()
                                .path("lines")
                                .get(0)
                                .path("sku")
                                .asText())
                        .isEqualTo("MAPPED-1"));
        assertThat(texts(hub.get(path + "/timeline"), "kind")).contains("sku_mapped");
        jdbc.update("delete from sku_mapping");
    }

    @Test
    void people_hold_and_note_an_order_once_however_often_they_ask() {
        hub.webhook(
                ACCOUNT,
                "orders/create",
                order(860_001, "2026-03-03T10:00:00+01:00").toString());
        String path = "/api/v1/orders/" + orderOf(860_001).path("id").asText();
        String hold = "{\"code\":\"fraud_check\",\"detail\":\"called back\"}";

        assertThat(hub.post(path + "/holds", hold).status()).isEqualTo(400);
        Answer held = hub.post(path + "/holds", hold, "hold-1");
        assertThat(held.status()).as("%s", held.body()).isEqualTo(201);
        assertThat(hub.post(path + "/holds", hold, "hold-1").body()).isEqualTo(held.body());
        assertThat(hub.get(path).body().path("holds").toString()).contains("fraud_check");
        hub.post(path + "/notes", "{\"text\":\"ring twice\"}", "note-1");
        assertThat(hub.get(path).body().path("notes").get(0).path("text").asText())
                .isEqualTo("ring twice");
        assertThat(hub.delete(path + "/holds/fraud_check").body().path("holds")).isEmpty();
        assertThat(texts(hub.get(path + "/timeline"), "kind"))
                .containsExactly("orders/create", "hold", "note", "release");
        assertThat(hub.get(path + "/timeline")
                        .body()
                        .path("items")
                        .get(1)
                        .path("actor")
                        .asText())
                .isEqualTo("admin");
    }

    @Test
    void orders_are_found_by_every_filter_and_walked_with_a_cursor() {
        for (int n = 1; n <= 3; n++) {
            hub.webhook(
                    ACCOUNT,
                    "orders/create",
                    order(870_000 + n, "2026-03-03T10:00:00+01:00").toString());
        }
        JsonNode last = orderOf(870_003);
        orderOf(870_002);
        JsonNode first = orderOf(870_001);
        String sku = last.path("lines").get(0).path("channelSku").asText();
        for (String filter : List.of(
                "channel=shopify",
                "account=acme",
                "externalId=870003",
                "status=" + last.path("status").asText(),
                "paymentStatus=" + last.path("paymentStatus").asText(),
                "sku=" + sku,
                "customer=JANA.VOGEL@example.org",
                "customer=Vogel",
                "customer=" + last.path("customer").path("id").asText(),
                "from=2026-03-02",
                "to=2026-03-03T00:00:00%2B01:00",
                "changedAfter=2026-01-01T00:00:00Z")) {
            assertThat(ids("/api/v1/orders?limit=200&" + filter))
                    .as(filter)
                    .contains(last.path("id").asText());
        }
        for (String filter :
                List.of("customer=!!", "from=2026-03-03", "sku=none", "account=other", "status=returned")) {
            assertThat(ids("/api/v1/orders?limit=200&" + filter))
                    .as(filter)
                    .doesNotContain(last.path("id").asText());
        }
        assertThat(ids("/api/v1/orders?changedAfter=" + first.path("changedAt").asText()))
                .doesNotContain(first.path("id").asText());
        List<String> whole = ids("/api/v1/orders?limit=200");
        assertThat(walked("/api/v1/orders?limit=2")).isEqualTo(whole).doesNotHaveDuplicates();
        assertThat(walked("/api/v1/orders?limit=2&changedAfter=2026-01-01")).hasSameElementsAs(whole);
        assertThat(walked("/api/v1/messages?limit=2"))
                .hasSize(jdbc.queryForObject("select count(*) from message", Integer.class));
        assertThat(walked("/api/v1/messages/groups?limit=1")).doesNotHaveDuplicates();
    }

    @Test
    void wrong_filters_are_refused_with_every_path() {
        Answer refused = hub.get("/api/v1/orders?status=sold&paymentStatus=x&from=yesterday&changedAfter=12");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(texts(refused.body().path("errors"), "path"))
                .containsExactly("status", "paymentStatus", "from", "changedAfter");
        assertThat(hub.get("/api/v1/messages?state=lost").status()).isEqualTo(422);
        assertThat(hub.get("/api/v1/messages?state=accepted").body().path("items"))
                .isEmpty();
        assertThat(hub.get("/api/v1/messages?cursor=abc").status()).isEqualTo(422);
        assertThat(hub.get("/api/v1/messages/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(hub.get("/api/v1/orders/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(hub.post("/api/v1/messages/retry", "").status()).isEqualTo(422);
    }

    @Test
    void who_may_not_see_persons_sees_none() {
        String id = hub.webhook(
                ACCOUNT,
                "orders/create",
                order(880_001, "2026-03-03T10:00:00+01:00").toString());
        String orderId = orderOf(880_001).path("id").asText();
        HubClient reader = withScopes("\"orders:read\",\"messages:read\"");

        Answer order = reader.get("/api/v1/orders/" + orderId);
        assertThat(order.status()).as("%s", order.body()).isEqualTo(200);
        assertThat(order.body().toString()).doesNotContain("Vogel", "jana", "Hafenweg");
        assertThat(order.body().path("customer").has("id")).isTrue();
        assertThat(reader.get("/api/v1/orders?customer=Vogel").status()).isEqualTo(403);
        assertThat(reader.get("/api/v1/messages/" + id).body().has("payload")).isFalse();
        assertThat(reader.get("/api/v1/messages/" + id + "/payload").status()).isEqualTo(403);
        assertThat(reader.post("/api/v1/messages/" + id + "/retry", "").status())
                .isEqualTo(403);

        HubClient trusted = withScopes("\"orders:read\",\"messages:read\",\"orders:personal\",\"messages:payload\"");
        assertThat(trusted.get("/api/v1/orders/" + orderId).body().toString()).contains("Vogel");
        assertThat(trusted.get("/api/v1/messages/" + id).body().path("payload").asText())
                .contains("Vogel");
    }

    @Test
    void what_the_broker_or_a_flow_gave_up_is_parked() throws Exception {
        producer.sendBody("jms:queue:DLQ", "given up".getBytes(StandardCharsets.UTF_8));
        producer.sendBody("jms:queue:ExpiryQueue", "too old".getBytes(StandardCharsets.UTF_8));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:failing-flow")
                        .routeId("failing-flow")
                        .routeConfigurationId("to-hospital")
                        .setBody(constant("half done"))
                        .throwException(new IllegalStateException("of a test"));
            }
        });
        producer.sendBody("direct:failing-flow", "as it came".getBytes(StandardCharsets.UTF_8));
        camel.getRouteController().stopRoute("failing-flow");
        camel.removeRoute("failing-flow");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(texts(hub.get("/api/v1/messages?state=parked&account=unknown"), "code"))
                        .contains("undelivered", "expired", "flow_failed"));
        String failed = StreamSupport.stream(
                        hub.get("/api/v1/messages?state=parked&account=unknown")
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(message -> message.path("code").asText().equals("flow_failed"))
                .map(message -> message.path("id").asText())
                .findFirst()
                .orElseThrow();
        JsonNode parked = hub.get("/api/v1/messages/" + failed).body();
        assertThat(parked.path("payload").asText()).isEqualTo("as it came");
        assertThat(parked.path("detail").asText()).isEqualTo("failing-flow: IllegalStateException");
    }

    private HubClient withScopes(String scopes) {
        Answer created = hub.post("/api/v1/keys", "{\"name\":\"reader\",\"scopes\":[" + scopes + "]}");
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        return hub.withKey(created.body().path("text").asText());
    }

    private JsonNode until(String id, String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(hub.get("/api/v1/messages/" + id)
                                .body()
                                .path("state")
                                .asText())
                        .isEqualTo(state));
        return hub.get("/api/v1/messages/" + id).body();
    }

    private JsonNode orderOf(long externalId) {
        String path = "/api/v1/orders?account=acme&externalId=" + externalId;
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(hub.get(path).body().path("items")).hasSize(1));
        return hub.get(path).body().path("items").get(0);
    }

    private java.util.Optional<JsonNode> group(String topic) {
        return StreamSupport.stream(
                        hub.get("/api/v1/messages/groups?limit=200")
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(group -> group.path("topic").asText().equals(topic))
                .findFirst();
    }

    /** As if the connector had been taught the topic. */
    private void mendTopic(String topic) {
        jdbc.update("update message set topic = 'orders/updated' where topic = ?", topic);
    }

    private List<String> ids(String path) {
        return texts(hub.get(path), "id");
    }

    private List<String> walked(String path) {
        List<String> all = new java.util.ArrayList<>();
        Answer page = hub.get(path);
        while (true) {
            page.body().path("items").forEach(item -> all.add(item.toString()));
            if (!page.body().has("next")) {
                break;
            }
            page = hub.get(path + "&cursor=" + page.body().path("next").asText());
        }
        return path.contains("/orders")
                ? all.stream().map(item -> read(item).path("id").asText()).toList()
                : all;
    }

    private static JsonNode read(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> codes(JsonNode order) {
        return texts(order.path("findings"), "code");
    }

    private static List<String> texts(Answer answer, String field) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return texts(answer.body().path("items"), field);
    }

    private static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    private static ObjectNode order(long id, String updatedAt) {
        try {
            ObjectNode order = (ObjectNode) Json.MAPPER.readTree(SAMPLE.toFile());
            return order.put("id", id).put("name", "#" + id).put("updated_at", updatedAt);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
