package hub.it;

import static hub.it.RunningHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import drills.FeedReader;
import drills.HubProcess;
import drills.ShopifyShop;
import drills.ShopifyShop.Delivery;
import drills.ShopifyShop.Line;
import hub.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever subscribes hears of every change at least once, whatever happens to the broker, and nothing about persons. */
class FeedIT {

    private static RunningHub hub;
    private static ShopifyShop shop;
    private static FeedReader reader;

    @BeforeAll
    static void start() throws IOException {
        int port = HubProcess.freePort();
        hub = RunningHub.start("hub.broker.listen=tcp://localhost:" + port);
        reader = new FeedReader("tcp://localhost:" + port);
        shop = new ShopifyShop(hub.url(""));
        assertThat(hub.post("/api/v1/accounts", ShopifyShop.account("feed")).statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        reader.close();
        hub.close();
    }

    @Test
    void changes_are_told_by_ids_that_say_what_changed_and_never_about_whom() throws IOException {
        hub.count("FEED-1", 10);
        shop.send("feed", order(1));
        JsonNode created = hub.order("feed", "1");
        shop.send("feed", edited(1));
        String id = created.path("id").asText();
        await("the second revision")
                .until(() -> hub.json("/api/v1/orders/" + id).path("revision").asInt() == 2);

        everythingIsTold();

        assertThat(reader.ids()).contains(id + ":1:order.created", id + ":2:order.updated");
        JsonNode event = Json.MAPPER.readTree(reader.events().get(id + ":1:order.created"));
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("type").asText()).isEqualTo("crossdock.order.created");
        assertThat(event.at("/data/total/amount").asText()).isEqualTo("20.00");
        assertThat(String.join("\n", reader.events().values()))
                .doesNotContain("Bea Buyer", "Buyer", "Quay", "Hamburg", "20457", "@example.com");
    }

    /** The synchronous door needs no broker: what it takes while that is away is told afterwards. */
    @Test
    void none_is_missing_after_the_broker_was_away() throws Exception {
        hub.count("FEED-1", 5000);
        EmbeddedActiveMQ broker = hub.bean(EmbeddedActiveMQ.class);
        AtomicBoolean selling = new AtomicBoolean(true);
        AtomicInteger sold = new AtomicInteger();
        Thread seller = new Thread(() -> {
            while (selling.get()) {
                String externalId = "away-" + sold.get();
                HttpResponse<String> answer =
                        hub.post("/api/v1/app/orders", appOrder(externalId), "Idempotency-Key", externalId);
                if (answer.statusCode() == 201) {
                    sold.incrementAndGet();
                }
            }
        });
        seller.start();
        for (int round = 0; round < 2; round++) {
            soldMore(sold);
            broker.stop();
            soldMore(sold);
            broker.start();
        }
        soldMore(sold);
        selling.set(false);
        seller.join();

        everythingIsTold();
    }

    private static void soldMore(AtomicInteger sold) {
        int before = sold.get();
        await("orders go on").until(() -> sold.get() > before + 10);
    }

    @Test
    void what_cannot_be_told_is_set_aside_until_a_person_sends_it_again() {
        JdbcTemplate jdbc = hub.bean(JdbcTemplate.class);
        jdbc.update("insert into outbox (events, count, created_at) values ('[{\"id\":\"half', 1, current_timestamp)");
        hub.count("FEED-1", 20);

        everythingIsTold();
        JsonNode aside = await("the damaged row is set aside")
                .until(() -> hub.json("/api/v1/feed/set-aside").path("items"), items -> items.size() == 1)
                .get(0);
        assertThat(aside.path("error").asText()).startsWith("events: unreadable");
        String row = aside.path("id").asText();
        await("a figure shows it")
                .until(() -> hub.get("/actuator/prometheus").body().contains("hub_feed_set_aside 1.0"));

        jdbc.update("update outbox set events = '[{\"id\":\"mended\"}]' where id = ?", Long.valueOf(row));
        HttpResponse<String> again = hub.post("/api/v1/feed/set-aside/" + row + "/retry", "");

        assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
        await("told at last").until(() -> reader.ids().contains("mended"));
        assertThat(hub.json("/api/v1/feed/set-aside").path("items")).isEmpty();
        assertThat(hub.post("/api/v1/feed/set-aside/" + row + "/retry", "").statusCode())
                .isEqualTo(404);
        assertThat(hub.get("/api/v1/audit?object=outbox:" + row).body()).contains("feed.retry");
    }

    /** Every revision of every order, and every row of the ledger. */
    private static void everythingIsTold() {
        JdbcTemplate jdbc = hub.bean(JdbcTemplate.class);
        Set<String> wanted = new HashSet<>(jdbc.queryForList(
                "select sku || ':' || location || ':' || id from stock_ledger where kind <> 'count'", String.class));
        jdbc.query("select id, revision from orders where visible", row -> {
            wanted.add(row.getString(1) + ":1:order.created");
            for (long revision = 2; revision <= row.getLong(2); revision++) {
                wanted.add(row.getString(1) + ":" + revision + ":order.updated");
            }
        });
        assertThat(wanted).isNotEmpty();
        await("every change is told")
                .untilAsserted(() -> assertThat(reader.ids()).containsAll(wanted));
    }

    private static Delivery order(long id) {
        return ShopifyShop.order(id, List.of(new Line("FEED-1", 2)), Instant.parse("2026-11-23T10:00:00Z"));
    }

    private static Delivery edited(long id) {
        Delivery later = ShopifyShop.order(id, List.of(new Line("FEED-1", 3)), Instant.parse("2026-11-23T11:00:00Z"));
        return new Delivery("edited-" + id, "orders/updated", later.body());
    }

    private static String appOrder(String externalId) {
        return """
                {"externalId":"%s","app":"shopping","placedAt":"2026-11-23T10:00:00Z","currency":"EUR",
                 "customer":{"name":"Bea Buyer","email":"bea@example.com"},
                 "lines":[{"sku":"FEED-1","name":"Shirt","quantity":1,"unitPrice":"9.90"}]}""".formatted(externalId);
    }
}
