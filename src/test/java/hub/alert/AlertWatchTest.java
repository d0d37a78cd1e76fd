package hub.alert;

import static org.assertj.core.api.Assertions.assertThat;

import hub.feed.Outbox;
import hub.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every measure on both stores, from what stands there to the event that is told. */
class AlertWatchTest {

    private final AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private JdbcTemplate jdbc;
    private Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @AfterEach
    void stop() {
        spring.close();
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void whatever_goes_wrong_is_told_once_and_cleared_when_it_is_mended(DataSource store) throws Exception {
        start(store);
        for (int i = 0; i < 25; i++) {
            parked(i < 20 ? "acme" : "corner");
        }
        jdbc.update(
                "insert into outbox (events, count, created_at) values ('[]', 0, ?)",
                Timestamp.from(now.minus(Duration.ofMinutes(10))));
        jdbc.update(
                "insert into outbox (events, count, created_at, set_aside_at) values ('?', 0, ?, ?)",
                Timestamp.from(now),
                Timestamp.from(now));
        jdbc.update(
                "insert into read_task (account, external_id, reason, due_at, asked, attempts) values ('acme', '1', 'x', ?, 1, 0)",
                Timestamp.from(now.minus(Duration.ofHours(2))));
        jdbc.update("""
                insert into account (id, connector, store_key, label, status, paused, sync_frequency, settings, secrets,
                    created_at, changed_at, version)
                values ('acme', 'shopify', 'acme', 'acme', 'error', false, 'real-time', '{}', ?, ?, ?, 1)""", new byte[] {1}, Timestamp.from(now), Timestamp.from(now));
        shortOrder();
        lateDelivery();
        registry.gauge("hub.lag.seconds", 900);
        registry.counter("hub.refused", "connector", "shopify", "account", "acme", "code", "signature_invalid")
                .increment(21);

        look();
        pass(Duration.ofMinutes(3));
        look();
        look();

        assertThat(texts("crossdock.alert.opened"))
                .containsExactlyInAnyOrder(
                        "WARNING: parked messages: 25 (threshold 20) – acme 20, corner 5",
                        "WARNING: age of the oldest parked message: 5 h 0 min (threshold 4 h 0 min) – acme 5 h 0 min, corner 5 h 0 min",
                        "CRITICAL: age of the oldest message not yet worked on: 15 min 0 s (threshold 5 min 0 s) – intake 15 min 0 s",
                        "CRITICAL: age of the oldest event not yet told: 13 min 0 s (threshold 5 min 0 s) – feed 13 min 0 s",
                        "CRITICAL: sets of events that the feed could not take: 1 (threshold 0) – feed 1",
                        "WARNING: delay of the read that is due longest: 2 h 3 min (threshold 1 h 0 min) – acme 2 h 3 min",
                        "WARNING: delay of the delivery that is due longest: 2 h 3 min (threshold 1 h 0 min) – erp 2 h 3 min",
                        "CRITICAL: accounts whose platform refuses the hub: 1 (threshold 0) – acme 1",
                        "WARNING: refused signatures within five minutes: 21 (threshold 20) – acme 21",
                        "WARNING: orders that stock does not suffice for: 1 (threshold 0) – SHORT-1 1");
        Alerts alerts = spring.getBean(Alerts.class);
        List<Alert> open = alerts.before("open", now.plusSeconds(1), UUID.randomUUID(), 50);
        assertThat(open).as("one of each measure").hasSize(Measure.values().length);
        assertThat(spring.getBean(AlertDesk.class).acknowledge(open.get(0).id()))
                .isTrue();
        assertThat(spring.getBean(AlertDesk.class).acknowledge(open.get(0).id()))
                .isFalse();

        jdbc.update("delete from message");
        jdbc.update("update outbox set published_at = created_at");
        jdbc.update("delete from read_task");
        jdbc.update("update account set status = 'active'");
        jdbc.update("delete from stock_ledger");
        jdbc.update("update delivery set state = 'delivered'");
        registry.clear();
        pass(Duration.ofMinutes(6));
        look();
        pass(Duration.ofMinutes(5));
        look();

        assertThat(texts("crossdock.alert.closed")).hasSize(10).allMatch(text -> text.startsWith("All clear: "));
        assertThat(alerts.before("closed", now.plusSeconds(1), UUID.randomUUID(), 50))
                .hasSize(10);
        assertThat(alerts.before("open", now.plusSeconds(1), UUID.randomUUID(), 50))
                .isEmpty();
    }

    private void start(DataSource store) throws Exception {
        jdbc = new JdbcTemplate(store);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(store);
        spring.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", java.util.Map.of("hub.master-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")));
        spring.registerBean(DataSource.class, () -> store);
        spring.registerBean(JdbcTemplate.class, () -> jdbc);
        spring.registerBean(JdbcClient.class, () -> JdbcClient.create(jdbc));
        spring.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        spring.registerBean(MeterRegistry.class, () -> registry);
        spring.registerBean(Clock.class, () -> clock(() -> now));
        spring.register(
                Outbox.class, Class.forName("hub.stock.ShortOrders"), Class.forName("hub.security.SealingBeans"));
        spring.scan("hub.alert");
        spring.refresh();
    }

    private void look() {
        spring.getBean(AlertWatch.class).look();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void parked(String account) {
        UUID id = UUID.randomUUID();
        Timestamp at = Timestamp.from(now.minus(Duration.ofHours(5)).plus(Duration.ofMinutes(-0)));
        jdbc.update("""
                insert into message (id, connector, account, source, topic, received_at, handled_at, state, raw_sha256, rank,
                    read_seq, hint_only, edit, attempts, headers, version)
                values (?, 'shopify', ?, 'webhook', 'orders/create', ?, ?, 'parked', 'x', 0, 0, false, 0, 1, '{}', 1)""", id, account, at, at);
    }

    private void lateDelivery() {
        UUID subscriber = UUID.randomUUID();
        Timestamp at = Timestamp.from(now);
        jdbc.update("""
                insert into subscriber (id, name, url, format, wants, personal, secrets, status, failures, created_at, changed_at, version)
                values (?, 'erp', ?, 'cloudevents', '{}', false, ?, 'active', 0, ?, ?, 1)""", subscriber, new byte[] {1}, new byte[] {1}, at, at);
        jdbc.update(
                "insert into subscriber_event (id, type, at, created_at, body) values ('evt_1', 'crossdock.order.created', ?, ?, '{}')",
                at,
                at);
        jdbc.update("""
                insert into delivery (subscriber_id, event_id, state, due_at, attempts, created_at)
                values (?, 'evt_1', 'pending', ?, 3, ?)""", subscriber, Timestamp.from(now.minus(Duration.ofHours(2))), at);
    }

    private void shortOrder() {
        jdbc.update(
                "insert into stock_balance (sku, location, on_hand, reserved, unavailable) values ('SHORT-1', 'main', 1, 3, 0)");
        jdbc.update("""
                insert into stock_ledger (id, sku, location, kind, quantity, effective_at, recorded_at, order_id, line_id, reason)
                values (1, 'SHORT-1', 'main', 'reserved', 3, ?, ?, ?, '1', 'order')""", Timestamp.from(now), Timestamp.from(now), UUID.randomUUID());
    }

    private List<String> texts(String type) throws Exception {
        return jdbc.queryForList("select events from outbox where count > 0", String.class).stream()
                .flatMap(AlertWatchTest::events)
                .filter(event -> event.path("type").asText().equals(type))
                .map(event -> event.path("data").path("text").asText())
                .toList();
    }

    private static java.util.stream.Stream<com.fasterxml.jackson.databind.JsonNode> events(String list) {
        try {
            return java.util.stream.StreamSupport.stream(
                    Json.MAPPER.readTree(list).spliterator(), false);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Clock clock(InstantSource source) {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException("zone");
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
    }
}
