package hub.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.settings.Closing;
import hub.settings.HubSettings;
import hub.stock.TestStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class FeedRelayTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<String> told = new ArrayList<>();
    private String refused = "refused";
    private Instant now = NOON;
    private final List<String> heard = new ArrayList<>();
    private boolean hearerFails;
    private boolean noSession;
    private int transactions;

    /** Plays the broker: what comes in one transaction is taken as a whole or not at all. */
    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:events-to-feed")
                        .errorHandler(noErrorHandler())
                        .process(exchange -> take(exchange.getMessage().getBody(List.class)));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void take(List<?> events) {
        transactions++;
        List<String> ids = events.stream().map(FeedRelayTest::id).toList();
        if (ids.stream().anyMatch(id -> id.startsWith(refused))) {
            throw new IllegalStateException("refused");
        }
        told.addAll(ids);
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void what_was_written_is_told_in_its_order_and_once(TestStore store) {
        Feed feed = new Feed(store);
        feed.write("a", "b");
        feed.write("c");

        feed.relay.drain();
        feed.relay.drain();

        assertThat(told).containsExactly("a", "b", "c");
        assertThat(transactions).as("transactions of the broker").isEqualTo(1);
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void what_is_unreadable_is_set_aside_and_delays_no_other(TestStore store) {
        Feed feed = new Feed(store);
        feed.write("a");
        for (String damaged : List.of("no json", "{\"id\":\"x\"}", "[1]", "")) {
            store.jdbc.update(
                    "insert into outbox (events, count, created_at) values (?, 1, current_timestamp)", damaged);
        }
        feed.write("b");

        feed.relay.drain();

        assertThat(told).containsExactly("a", "b");
        assertThat(feed.rows.setAside(10))
                .hasSize(4)
                .allMatch(row -> row.error().startsWith("events: unreadable"));
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void what_the_broker_refuses_is_set_aside_once_it_takes_others(TestStore store) {
        Feed feed = new Feed(store);
        List<String> ids = List.of("refused-1", "refused-2", "refused-3", "refused-4", "a", "b", "refused-5", "c");
        ids.forEach(feed::write);

        feed.relay.drain();

        assertThat(told).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(feed.rows.setAside(10))
                .hasSize(5)
                .allMatch(row -> row.error().startsWith("events: refused"));
        assertThat(feed.rows.reopen(feed.rows.setAside(10).get(0).id())).isTrue();
        refused = "nothing";
        feed.relay.drain();
        assertThat(told).contains("refused-1").hasSize(4);
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void while_the_broker_is_away_everything_waits_in_its_order_and_few_tries_are_made(TestStore store) {
        Feed feed = new Feed(store);
        List<String> ids =
                Stream.iterate(0, n -> n + 1).limit(50).map(n -> "e" + n).toList();
        ids.forEach(feed::write);
        refused = "e";

        assertThatThrownBy(feed.relay::drain).isInstanceOf(CamelExecutionException.class);
        assertThat(transactions).isLessThanOrEqualTo(5);
        assertThat(feed.rows.setAside(10)).isEmpty();
        refused = "nothing";
        feed.relay.drain();

        assertThat(told).isEqualTo(ids);
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void what_was_told_is_forgotten_after_its_days_and_what_was_not_stays(TestStore store) {
        Feed feed = new Feed(store);
        feed.write("old");
        feed.write("refused-by-the-broker");
        feed.relay.drain();
        now = NOON.plus(Duration.ofDays(4));
        feed.write("young");
        feed.relay.drain();
        now = NOON.plus(Duration.ofDays(7)).plusSeconds(1);

        feed.desk.forget();
        feed.desk.measure();

        List<String> left = store.jdbc.queryForList("select events from outbox order by id", String.class);
        assertThat(left).hasSize(2);
        assertThat(left.get(0)).contains("refused-by-the-broker");
        assertThat(left.get(1)).contains("young");
        assertThat(feed.figures.get("hub.feed.set.aside").gauge().value()).isEqualTo(1);
        assertThat(feed.figures.get("hub.feed.waiting").gauge().value()).isZero();
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void while_the_broker_is_away_everything_is_heard_in_the_hub_and_told_when_it_is_back(TestStore store) {
        Feed feed = new Feed(store);
        IntStream.range(0, 450).forEach(i -> feed.write("e" + i));
        store.jdbc.update("insert into outbox (events, count, created_at) values ('no json', 1, current_timestamp)");
        refused = "e";

        assertThatThrownBy(feed.relay::drain).isInstanceOf(CamelExecutionException.class);
        assertThatThrownBy(feed.relay::drain).isInstanceOf(CamelExecutionException.class);
        assertThat(heard).hasSize(450).doesNotHaveDuplicates();
        assertThat(told).isEmpty();

        IntStream.range(450, 520).forEach(i -> feed.write("e" + i));
        refused = "nothing";
        feed.relay.drain();

        assertThat(new HashSet<>(heard)).hasSize(520);
        assertThat(told).hasSize(520).doesNotHaveDuplicates();
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_broker_that_gives_no_session_keeps_nobody_in_the_hub_from_hearing(TestStore store) {
        Feed feed = new Feed(store);
        feed.write("a", "b");
        noSession = true;

        assertThatThrownBy(feed.relay::drain).isInstanceOf(CannotCreateTransactionException.class);
        assertThat(heard).containsExactly("a", "b");

        noSession = false;
        feed.relay.drain();
        assertThat(told).containsExactly("a", "b");
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void what_a_hearer_could_not_take_comes_again_to_it_and_is_not_told_before(TestStore store) {
        Feed feed = new Feed(store);
        feed.write("a", "b");
        hearerFails = true;

        assertThatThrownBy(feed.relay::drain).isInstanceOf(IllegalStateException.class);
        assertThat(told).isEmpty();
        hearerFails = false;
        feed.relay.drain();

        assertThat(heard).containsExactly("a", "b");
        assertThat(told).containsExactly("a", "b");
        store.close();
    }

    /** What is heard stands or falls with the transaction. */
    private void hear(List<JsonNode> events) {
        if (hearerFails) {
            throw new IllegalStateException("cannot take it");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.forEach(event -> heard.add(id(event)));
            }
        });
    }

    private static String id(Object event) {
        try {
            return Json.MAPPER.readTree(event.toString()).path("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Feed {

        private final SimpleMeterRegistry figures = new SimpleMeterRegistry();
        private final OutboxRows rows;
        private final Outbox outbox;
        private final FeedRelay relay;
        private final FeedDesk desk;

        Feed(TestStore store) {
            Clock movable = new Movable();
            rows = new OutboxRows(store.jdbc);
            outbox = new Outbox(store.jdbc);
            TransactionTemplate transaction =
                    new TransactionTemplate(new DataSourceTransactionManager(store.jdbc.getDataSource()));
            relay = new FeedRelay(
                    rows,
                    transaction,
                    this::send,
                    camel.createProducerTemplate(),
                    new Hearing(List.of(FeedRelayTest.this::hear), rows, transaction, movable),
                    seam -> {},
                    new Closing(Duration.ZERO),
                    movable);
            desk = new FeedDesk(rows, null, store.transaction, movable, settings(), figures);
        }

        private void send(Runnable sending) {
            if (noSession) {
                throw new CannotCreateTransactionException("broker away");
            }
            sending.run();
        }

        void write(String... ids) {
            outbox.add(
                    Stream.of(ids)
                            .map(id -> new Event(id, "crossdock.test", "subject", Json.MAPPER.createObjectNode()))
                            .toList(),
                    now);
        }

        private HubSettings settings() {
            HubSettings.Feed kept = new HubSettings.Feed("events", Set.of(), Duration.ofDays(7));
            return new HubSettings(
                    null,
                    "http://hub.example",
                    null,
                    null,
                    null,
                    Set.of(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    kept);
        }
    }

    private final class Movable extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
