package hub.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hub.customer.Customer.ChannelIdentity;
import hub.customer.CustomerMerges.Outcome;
import hub.customer.CustomerSearch.Words;
import hub.store.EnrichmentStores;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
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

class CustomerLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");
    private static final String PHONE = "+49 171 1234567";

    private JdbcTemplate jdbc;
    private TransactionTemplate transaction;
    private CustomerLinks links;
    private CustomerMerges merges;
    private Customers customers;

    private void open(DataSource source) {
        CustomerStack stack = new CustomerStack(source);
        jdbc = new JdbcTemplate(source);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        links = stack.links;
        merges = stack.merges;
        customers = stack.customers;
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void the_same_person_written_in_many_ways_is_one_customer(DataSource source) {
        open(source);
        UUID anna = link(1, person("Anna Meier", "anna@x.de", "0171 1234567"));

        assertThat(link(2, person("ANNA MEIER", " Anna@X.DE ", null))).isEqualTo(anna);
        assertThat(link(3, person(null, null, "+49 (171) 123-4567"))).isEqualTo(anna);
        assertThat(link(4, person("Meier, Anna", "other@x.de", "0049 171 1234567")))
                .isEqualTo(anna);
        assertThat(link(5, person(null, "OTHER@x.de", null))).isEqualTo(anna);
        assertThat(everybody()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void two_people_with_one_telephone_are_two_customers(DataSource source) {
        open(source);
        UUID anna = link(1, person("Anna", "anna@x.de", PHONE));
        UUID bob = link(2, person("Bob", "bob@x.de", PHONE));

        assertThat(bob).isNotEqualTo(anna);
        assertThat(link(3, person("bob", null, PHONE))).isEqualTo(bob);
        CustomerLink nameless = linked(4, person(null, null, PHONE)).orElseThrow();
        assertThat(nameless.couldAlsoBe()).containsExactlyInAnyOrder(anna, bob);
        assertThat(linked(5, person(null, null, PHONE)).orElseThrow().customerId())
                .isEqualTo(nameless.customerId());
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void an_order_folded_again_stays_with_its_customer(DataSource source) {
        open(source);
        UUID byEmail = linkAt(1, person(null, "anna@x.de", null), NOW.minusSeconds(60));
        UUID byPhone = link(2, person("Anna", null, PHONE));
        assertThat(link(3, person("Anna", "anna@x.de", PHONE))).isEqualTo(byEmail);

        CustomerLink again = linked(2, person("Anna", null, PHONE)).orElseThrow();

        assertThat(again.customerId()).isEqualTo(byPhone);
        assertThat(again.couldAlsoBe()).containsExactly(byEmail);
        assertThat(link(4, person("Anna", null, PHONE))).isEqualTo(byEmail);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void who_shows_nothing_to_be_known_by_is_nobody(DataSource source) {
        open(source);

        assertThat(linked(1, person("Anna", null, null))).isEmpty();
        assertThat(linked(2, person("Anna", "none", "000000"))).isEmpty();
        assertThat(everybody()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void an_order_corrected_to_another_buyer_is_theirs(DataSource source) {
        open(source);
        UUID anna = link(1, person("Anna", "anna@x.de", null));
        UUID bob = link(1, person("Bob", "bob@x.de", null));

        assertThat(bob).isNotEqualTo(anna);
        assertThat(links.current(order(1))).contains(bob);
        linked(1, person(null, null, null));
        assertThat(links.current(order(1))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void the_newest_sighting_gives_the_contact_whatever_comes_late(DataSource source) {
        open(source);
        UUID anna = link(1, person("Anna Meier", "anna@x.de", PHONE, NOW));
        link(2, person("Anna Schmidt", "anna@x.de", null, NOW.plusSeconds(60)));
        link(3, person("Anna Stale", "anna@x.de", null, NOW.minusSeconds(60)));

        Customer customer = customers.find(anna).orElseThrow();
        assertThat(customer.name()).isEqualTo("Anna Schmidt");
        assertThat(customer.phone()).isEqualTo(PHONE);
        assertThat(customer.createdAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void a_merge_joins_orders_and_ids_and_undone_gives_all_back(DataSource source) {
        open(source);
        UUID anna = link(1, shopper("Anna", "anna@x.de", "acme", "77"));
        UUID bob = link(2, shopper("Bob", "bob@x.de", "other", "78"));

        assertThat(merges.merge(bob, anna, "admin", NOW)).isEqualTo(new Outcome.Done());
        assertThat(link(3, person(null, "bob@x.de", null))).isEqualTo(anna);
        assertThat(links.current(order(2))).contains(anna);
        Customer both = customers.find(anna).orElseThrow();
        assertThat(both.merged()).containsExactly(bob);
        assertThat(both.identities())
                .containsExactly(new ChannelIdentity("acme", "77"), new ChannelIdentity("other", "78"));
        assertThat(everybody()).extracting(Customer::id).containsExactly(anna);
        assertThat(queued()).containsExactly(order(2));

        jdbc.update("delete from order_task");
        assertThat(merges.unmerge(bob, "admin", NOW.plusSeconds(5))).isEqualTo(new Outcome.Done());
        assertThat(links.current(order(1))).contains(anna);
        assertThat(links.current(order(2))).contains(bob);
        assertThat(links.current(order(3))).contains(bob);
        assertThat(link(4, person(null, "BOB@x.de", null))).isEqualTo(bob);
        assertThat(customers.find(anna).orElseThrow().identities()).containsExactly(new ChannelIdentity("acme", "77"));
        assertThat(queued()).containsExactly(order(2), order(3));
        assertThat(jdbc.queryForMap("select merged_by, undone_by from customer_merge"))
                .containsEntry("merged_by", "admin")
                .containsEntry("undone_by", "admin");
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void merges_make_chains_but_never_circles(DataSource source) {
        open(source);
        UUID a = link(1, person("A", "a@x.de", null));
        UUID b = link(2, person("B", "b@x.de", null));
        UUID c = link(3, person("C", "c@x.de", null));

        assertThat(merges.merge(a, b, "admin", NOW)).isEqualTo(new Outcome.Done());
        assertThat(merges.merge(a, b, "admin", NOW)).isEqualTo(new Outcome.Done());
        assertThat(merges.merge(b, a, "admin", NOW)).isInstanceOf(Outcome.Refused.class);
        assertThat(merges.merge(c, a, "admin", NOW)).isInstanceOf(Outcome.Refused.class);
        assertThat(merges.merge(a, a, "admin", NOW)).isInstanceOf(Outcome.Refused.class);
        assertThat(merges.merge(a, new UUID(9, 9), "admin", NOW)).isEqualTo(new Outcome.Unknown(new UUID(9, 9)));
        assertThat(merges.merge(b, c, "admin", NOW)).isEqualTo(new Outcome.Done());

        assertThat(links.current(order(1))).contains(c);
        assertThat(queued()).containsExactly(order(1), order(2));
        assertThat(merges.unmerge(c, "admin", NOW)).isInstanceOf(Outcome.Refused.class);
        assertThat(merges.unmerge(new UUID(9, 9), "admin", NOW)).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void customers_are_found_by_whole_words_in_any_format(DataSource source) {
        open(source);
        UUID anna = link(1, person("Anna", "anna@x.de", PHONE));
        UUID bob = link(2, person("Bob", "bob@x.de", PHONE));

        assertThat(found(new Words("ANNA@x.de", null, null))).containsExactly(anna);
        assertThat(found(new Words(null, "0171/1234567", "DE"))).containsExactlyInAnyOrder(anna, bob);
        assertThat(found(new Words("bob@x.de", "0171/1234567", "DE"))).containsExactly(bob);
        assertThat(found(new Words("anna", null, null))).isEmpty();
        assertThat(found(new Words("anna@x.d", null, null))).isEmpty();
        merges.merge(bob, anna, "admin", NOW);
        assertThat(found(new Words("bob@x.de", null, null))).containsExactly(anna);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void the_list_shows_each_customer_once_the_newest_first(DataSource source) {
        open(source);
        IntStream.range(0, 7).forEach(i -> link(i, person("N" + i, i + "@x.de", null)));

        List<Customer> first = customers.page(new Words(null, null, null), null, null, 4);
        Customer last = first.get(3);
        List<Customer> rest = customers.page(new Words(null, null, null), last.createdAt(), last.id(), 10);

        List<Customer> all = new ArrayList<>(first);
        all.addAll(rest);
        assertThat(all).extracting(Customer::email).doesNotHaveDuplicates().hasSize(7);
        assertThat(first).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void no_personal_word_lies_in_any_row(DataSource source) {
        open(source);
        link(1, person("Plantedname", "planted@mail.example", "+49 171 7654321"));

        for (String table : List.of("customer", "customer_identity", "identity_value", "customer_order")) {
            for (var row : jdbc.queryForList("select * from " + table)) {
                row.values()
                        .forEach(value -> assertThat(text(value))
                                .doesNotContainIgnoringCase("planted")
                                .doesNotContain("7654321"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void orders_of_one_new_person_at_once_make_one_customer(DataSource source) throws Exception {
        open(source);
        for (int round = 0; round < 15; round++) {
            int first = round * 4;
            String email = "new" + round + "@x.de";
            String phone = "0171 20000" + (10 + round);

            List<UUID> made = atOnce(List.of(
                    () -> link(first, person("Anna", email, phone)),
                    () -> link(first + 1, person("ANNA", email.toUpperCase(), phone.replace(' ', '/'))),
                    () -> link(first + 2, person("anna", null, phone)),
                    () -> link(first + 3, person("Anna", "other" + email, phone))));

            assertThat(new HashSet<>(made)).hasSize(1);
        }
        assertThat(everybody()).hasSize(15);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void orders_at_once_of_people_who_share_a_telephone_neither_merge_nor_stop(DataSource source) throws Exception {
        open(source);
        List<Callable<UUID>> orders = IntStream.range(0, 24)
                .<Callable<UUID>>mapToObj(i -> () -> link(i, person("P" + i % 8, "p" + i % 8 + "@x.de", PHONE)))
                .toList();

        List<UUID> made = atOnce(orders);

        assertThat(new HashSet<>(made)).hasSize(8);
        IntStream.range(0, 24).forEach(i -> assertThat(made.get(i)).isEqualTo(made.get(i % 8)));
    }

    @Test
    void a_merge_waits_for_an_order_that_is_being_linked_and_wakes_it() throws Exception {
        open(EnrichmentStores.postgres());
        UUID anna = link(1, person("Anna", "anna@x.de", null));
        UUID bob = link(2, person("Bob", "bob@x.de", null));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Outcome> merge = transaction.execute(any -> {
                links.link(order(3), person("Bob", "bob@x.de", null), NOW);
                Future<Outcome> started =
                        thread.submit(() -> transaction.execute(inner -> merges.merge(bob, anna, "admin", NOW)));
                await().until(() -> waitingForALock() == 1);
                return started;
            });
            assertThat(merge.get()).isEqualTo(new Outcome.Done());
        } finally {
            thread.shutdownNow();
        }
        assertThat(queued()).containsExactly(order(2), order(3));
    }

    private long waitingForALock() {
        return jdbc.queryForObject("select count(*) from pg_locks where not granted", Long.class);
    }

    private List<UUID> atOnce(List<Callable<UUID>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<UUID> results = new ArrayList<>();
            for (Future<UUID> done : threads.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private UUID link(int order, Sighting seen) {
        return linked(order, seen).orElseThrow().customerId();
    }

    private UUID linkAt(int order, Sighting seen, Instant now) {
        return transaction
                .execute(any -> links.link(order(order), seen, now))
                .orElseThrow()
                .customerId();
    }

    private Optional<CustomerLink> linked(int order, Sighting seen) {
        return transaction.execute(any -> links.link(order(order), seen, NOW));
    }

    private List<Customer> everybody() {
        return customers.page(new Words(null, null, null), null, null, 200);
    }

    private List<UUID> found(Words words) {
        return customers.page(words, null, null, 200).stream().map(Customer::id).toList();
    }

    private List<UUID> queued() {
        return jdbc.queryForList("select order_id from order_task order by order_id", UUID.class);
    }

    private static UUID order(int number) {
        return new UUID(1, number);
    }

    private static Sighting person(String name, String email, String phone) {
        return person(name, email, phone, NOW);
    }

    private static Sighting person(String name, String email, String phone, Instant at) {
        return new Sighting(name, email, phone, null, "DE", "acme", null, at);
    }

    private static Sighting shopper(String name, String email, String account, String channelId) {
        return new Sighting(name, email, null, null, "DE", account, channelId, NOW);
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(value);
    }
}
