package hub.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class HearingTest {

    private static final String BOTH = "hub.store.EnrichmentStores#both";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<String> fed = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private boolean brokerAway;
    private boolean hearerFails;
    private JdbcTemplate jdbc;
    private Outbox outbox;
    private FeedRelay relay;

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void while_the_broker_is_away_everything_is_heard_in_the_hub_and_fed_when_it_is_back(DataSource store)
            throws Exception {
        start(store);
        add(0, 450);
        brokerAway = true;

        assertThatThrownBy(relay::drain).isInstanceOf(CamelExecutionException.class);
        assertThatThrownBy(relay::drain).isInstanceOf(CamelExecutionException.class);
        assertThat(heard).hasSize(450).doesNotHaveDuplicates();
        assertThat(fed).isEmpty();

        add(450, 500);
        brokerAway = false;
        relay.drain();

        assertThat(new HashSet<>(heard)).hasSize(500);
        assertThat(fed).hasSize(500).doesNotHaveDuplicates();
        assertThat(jdbc.queryForObject("select count(*) from outbox where published_at is null", Integer.class))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void what_a_hearer_could_not_take_comes_again_to_it_and_is_not_fed_before(DataSource store) throws Exception {
        start(store);
        add(0, 3);
        hearerFails = true;

        assertThatThrownBy(relay::drain).isInstanceOf(IllegalStateException.class);
        assertThat(fed).isEmpty();
        hearerFails = false;
        relay.drain();

        assertThat(heard).containsExactly("0", "1", "2");
        assertThat(fed).containsExactly("0", "1", "2");
    }

    private void start(DataSource store) throws Exception {
        jdbc = new JdbcTemplate(store);
        outbox = new Outbox(jdbc);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:events-to-feed").errorHandler(noErrorHandler()).process(exchange -> {
                    if (brokerAway) {
                        throw new IllegalStateException("broker away");
                    }
                    for (Object event : exchange.getMessage().getBody(List.class)) {
                        fed.add(id(Json.MAPPER.readTree((String) event)));
                    }
                });
            }
        });
        camel.start();
        EventHearer hearer = events -> {
            if (hearerFails) {
                throw new IllegalStateException("cannot take it");
            }
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    events.forEach(event -> heard.add(id(event)));
                }
            });
        };
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(store));
        OutboxRows rows = new OutboxRows(jdbc);
        Hearing hearing = new Hearing(List.of(hearer), rows, transaction, Clock.systemUTC());
        relay = new FeedRelay(
                rows,
                transaction,
                Runnable::run,
                camel.createProducerTemplate(),
                hearing,
                seam -> {},
                Clock.systemUTC());
    }

    private void add(int from, int to) {
        IntStream.range(from, to)
                .forEach(i -> outbox.add(
                        List.of(new Event(
                                Integer.toString(i), "crossdock.order.created", "o", Json.MAPPER.createObjectNode())),
                        Instant.now()));
    }

    private static String id(JsonNode event) {
        return event.path("id").asText();
    }
}
