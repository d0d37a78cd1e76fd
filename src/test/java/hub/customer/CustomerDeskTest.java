package hub.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.customer.CustomerDesk.Outcome;
import hub.feed.EventTypes;
import hub.json.Json;
import hub.json.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CustomerDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456Z");
    private static final String ADA =
            "{\"name\":\"Ada Example\",\"email\":\"ada@example.com\",\"type\":\"vip\",\"tier\":\"gold\",\"consent\":{\"email\":true}}";

    private JdbcTemplate jdbc;
    private CustomerStack stack;
    private TransactionTemplate transaction;

    private void open(DataSource source) {
        jdbc = new JdbcTemplate(source);
        stack = new CustomerStack(source);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void a_customer_is_written_once_and_the_same_again_changes_nothing(DataSource source) {
        open(source);
        Outcome.Put first = put(ADA, NOW);

        assertThat(first.change().created()).isTrue();
        assertThat(put(ADA, NOW.plusSeconds(9)).changed()).isFalse();
        assertThat(put("{\"email\":\" ADA@example.com \",\"tier\":\"gold\"}", NOW.plusSeconds(10))
                        .customer())
                .isEqualTo(first.customer());
        Customer ada = stack.customers.find(first.customer()).orElseThrow();
        assertThat(ada.name()).isEqualTo("Ada Example");
        assertThat(ada.tier()).isEqualTo("gold");
        assertThat(ada.consent()).isEqualTo(Map.of("email", true));
        assertThat(ada.createdAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void what_the_hub_shows_can_be_written_back_and_what_it_does_not_know_is_kept(DataSource source) {
        open(source);
        UUID ada = put(ADA.replace("}}", "},\"born\":{\"year\":1815,\"score\":1.50},\"extensions\":{\"a\":[1]}}"), NOW)
                .customer();

        Customer shown = stack.customers.find(ada).orElseThrow();
        assertThat(Json.MAPPER.valueToTree(shown.extensions()).toString())
                .isEqualTo("{\"a\":[1],\"born\":{\"year\":1815,\"score\":1.50}}");
        JsonNode written = Json.MAPPER.valueToTree(shown);
        assertThat(put(written.toString(), NOW.plusSeconds(1)).changed()).isFalse();
        Outcome replaced =
                outcome(() -> stack.desk.replace(ada, form(written.toString()), "key:1", NOW.plusSeconds(2)));
        assertThat(((Outcome.Put) replaced).changed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void every_change_keeps_what_was_before_sealed_and_is_told_without_a_name(DataSource source) {
        open(source);
        UUID ada = put(ADA, NOW).customer();
        put("{\"id\":\"" + ada + "\",\"tier\":\"silver\"}", NOW.plusSeconds(1));
        replace(ada, "{\"name\":\"Ada Other\",\"email\":\"other@example.com\"}", NOW.plusSeconds(2));

        List<CustomerHistory.Entry> history = stack.history.page(ada, Long.MAX_VALUE, 10);
        assertThat(history).extracting(CustomerHistory.Entry::revision).containsExactly(3L, 2L);
        assertThat(history.get(1).changed()).containsExactly("tier");
        assertThat(history.get(1).before().path("tier").asText()).isEqualTo("gold");
        assertThat(history.get(0).changed()).containsExactly("consent", "email", "name", "tier", "type");
        assertThat(history.get(0).by()).isEqualTo("key:1");
        assertThat(stack.customers.find(ada).orElseThrow().revision()).isEqualTo(3);
        assertThat(events())
                .extracting(event -> event.path("id").asText())
                .containsExactly(ada + ":1:customer.changed", ada + ":2:customer.changed", ada + ":3:customer.changed");
        assertThat(events().toString()).doesNotContain("Ada", "ada@", "gold", "silver");
        assertThat(jdbc.queryForList("select * from customer_history").toString())
                .doesNotContain("Ada", "silver");
        // The old address still finds her, the new one does too.
        assertThat(put(ADA, NOW.plusSeconds(3)).customer()).isEqualTo(ada);
        assertThat(put("{\"email\":\"other@example.com\"}", NOW.plusSeconds(4)).customer())
                .isEqualTo(ada);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void words_of_somebody_else_are_refused_and_whoever_was_merged_is_named(DataSource source) {
        open(source);
        UUID ada = put(ADA, NOW).customer();
        UUID bob = put("{\"name\":\"Bob\",\"email\":\"bob@example.com\"}", NOW).customer();

        assertThat(outcome(() -> stack.desk.create(form(ADA), NOW))).isEqualTo(new Outcome.Taken(Set.of(ada)));
        assertThat(outcome(() -> stack.desk.replace(bob, form(ADA), "key:1", NOW)))
                .isEqualTo(new Outcome.Taken(Set.of(ada)));
        assertThat(outcome(() -> stack.desk.replace(new UUID(1, 1), form("{\"name\":\"X\"}"), "key:1", NOW)))
                .isEqualTo(new Outcome.Unknown(new UUID(1, 1)));
        transaction.executeWithoutResult(status -> stack.merges.merge(bob, ada, "key:1", NOW.plusSeconds(1)));
        assertThat(outcome(() -> stack.desk.replace(bob, form("{\"name\":\"X\"}"), "key:1", NOW)))
                .isEqualTo(new Outcome.Merged(ada));
        assertThat(put("{\"email\":\"bob@example.com\",\"tier\":\"iron\"}", NOW.plusSeconds(2))
                        .customer())
                .isEqualTo(ada);
        assertThat(stack.history.page(bob, Long.MAX_VALUE, 10).get(0).changed()).containsExactly("mergedInto");
        assertThat(stack.customers.changed(NOW, null, 10))
                .extracting(Customer::id)
                .containsExactly(bob, ada);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void what_an_order_shows_anew_is_a_change_and_what_people_wrote_beside_it_stays(DataSource source) {
        open(source);
        UUID ada = put(ADA, NOW).customer();
        Sighting seen = new Sighting(
                "Ada Example", "ada@example.com", "+49 171 1234567", null, "DE", "acme", "77", NOW.plusSeconds(5));

        CustomerLink link = linked(1, seen);
        CustomerLink again = linked(1, seen);

        assertThat(link.customerId()).isEqualTo(ada);
        assertThat(link.change()).isEqualTo(new CustomerChange(ada, 2, Set.of("phone")));
        assertThat(again.change()).isNull();
        Customer shown = stack.customers.find(ada).orElseThrow();
        assertThat(shown.phone()).isEqualTo("+49 171 1234567");
        assertThat(shown.tier()).isEqualTo("gold");
        assertThat(shown.type()).isEqualTo("vip");
        assertThat(stack.history.page(ada, Long.MAX_VALUE, 10).get(0).by()).startsWith("order:");
        assertThat(linked(2, new Sighting("New", "new@example.com", null, null, null, "acme", null, NOW))
                        .change()
                        .created())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void writers_at_once_make_one_customer(DataSource source) throws Exception {
        open(source);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService writers = Executors.newFixedThreadPool(6);
        List<Future<UUID>> written = IntStream.range(0, 6)
                .mapToObj(n -> writers.submit((Callable<UUID>) () -> {
                    start.await();
                    return put("{\"email\":\"race@example.com\",\"tier\":\"t" + n + "\"}", NOW.plusMillis(n))
                            .customer();
                }))
                .toList();
        start.countDown();
        List<UUID> ids = new ArrayList<>();
        for (Future<UUID> one : written) {
            ids.add(one.get());
        }
        writers.shutdown();

        assertThat(ids).containsOnly(ids.get(0));
        assertThat(stack.customers.find(ids.get(0)).orElseThrow().revision()).isEqualTo(6);
        assertThat(events()).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void many_at_once_see_each_other_and_are_told_in_one_row(DataSource source) {
        open(source);
        UUID known = put(ADA, NOW).customer();
        List<CustomerForm> forms = List.of(
                form("{\"email\":\"bo@example.com\",\"name\":\"Bo\"}"),
                form("{\"email\":\"ada@example.com\",\"tier\":\"silver\"}"),
                form("{\"email\":\"Bo@example.com\",\"tier\":\"gold\"}"),
                form("{\"id\":\"" + new UUID(0, 7) + "\",\"tier\":\"gold\"}"),
                form("{\"email\":\"ada@example.com\",\"tier\":\"silver\"}"));

        List<Outcome> outcomes = transaction.execute(status -> stack.desk.putAll(forms, "key:1", NOW.plusSeconds(1)));

        Outcome.Put bo = (Outcome.Put) outcomes.get(0);
        assertThat(bo.change().created()).isTrue();
        assertThat(((Outcome.Put) outcomes.get(1)).customer()).isEqualTo(known);
        assertThat(((Outcome.Put) outcomes.get(2)).customer()).isEqualTo(bo.customer());
        assertThat(outcomes.get(3)).isEqualTo(new Outcome.Unknown(new UUID(0, 7)));
        assertThat(((Outcome.Put) outcomes.get(4)).changed()).isFalse();
        assertThat(stack.customers.find(bo.customer()).orElseThrow().tier()).isEqualTo("gold");
        assertThat(jdbc.queryForObject("select count(*) from outbox", Integer.class))
                .isEqualTo(2);
        assertThat(events()).hasSize(4);
    }

    @Test
    void faults_are_named_at_their_fields() {
        assertThat(paths("{}")).containsExactly("");
        assertThat(paths("{\"email\":\"nobody\"}")).containsExactly("/email");
        assertThat(paths("{\"id\":\"7\",\"type\":\"king\",\"consent\":{\"email\":\"yes\"},\"name\":1}"))
                .containsExactlyInAnyOrder("/id", "/type", "/consent/email", "/name");
    }

    private Outcome.Put put(String json, Instant now) {
        return (Outcome.Put) outcome(() -> stack.desk.put(form(json), "key:1", now));
    }

    private void replace(UUID customer, String json, Instant now) {
        outcome(() -> stack.desk.replace(customer, form(json), "key:1", now));
    }

    private Outcome outcome(java.util.function.Supplier<Outcome> asked) {
        return transaction.execute(status -> asked.get());
    }

    private CustomerLink linked(int order, Sighting seen) {
        return transaction
                .execute(status -> stack.links.link(new UUID(7, order), seen, NOW.plusSeconds(6)))
                .orElseThrow();
    }

    private List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        jdbc.queryForList("select events from outbox order by id", String.class)
                .forEach(row -> tree(row).forEach(events::add));
        events.forEach(event -> assertThat(EventTypes.find(event.path("type").asText())
                        .orElseThrow()
                        .check()
                        .faults(event.path("data")))
                .isEmpty());
        return events;
    }

    private static CustomerForm form(String json) {
        assertThat(CustomerForm.faults(tree(json))).isEmpty();
        return CustomerForm.of(tree(json));
    }

    private static List<String> paths(String json) {
        return CustomerForm.faults(tree(json)).stream().map(Schema.Fault::path).toList();
    }

    private static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
