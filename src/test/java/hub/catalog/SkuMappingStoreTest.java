package hub.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import hub.catalog.SkuMappings.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SkuMappingStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final UUID ORDER = new UUID(1, 1);

    private final AtomicLong nanos = new AtomicLong();
    private JdbcTemplate jdbc;
    private SkuLinks links;
    private UnmappedSkus unmapped;
    private SkuMappings mappings;

    private void open(DataSource source) {
        jdbc = new JdbcTemplate(source);
        links = new SkuLinks(JdbcClient.create(source), 1000, Duration.ofSeconds(10), (Ticker) nanos::get);
        unmapped = new UnmappedSkus(jdbc);
        mappings = new SkuMappings(JdbcClient.create(source), links, unmapped);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void a_mapping_counts_for_its_account_only(DataSource source) {
        open(source);
        mappings.save("acme", "TS-M", "TSHIRT-M", NOW);

        assertThat(links.resolve("acme", List.of("TS-M")).links()).isEqualTo(Map.of("TS-M", "TSHIRT-M"));
        assertThat(links.resolve("other", List.of("TS-M")).unmapped()).containsExactly("TS-M");
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void a_sku_that_the_hub_knows_needs_no_mapping(DataSource source) {
        open(source);
        jdbc.update(
                "insert into stock_balance (sku, location, on_hand, reserved, unavailable) values ('COUNTED', 'main', 1, 0, 0)");
        jdbc.update("insert into kit (sku, valid_from) values ('KIT', now())");
        jdbc.update("insert into kit_component (kit, valid_from, sku, quantity) values ('KIT', now(), 'PART', 2)");
        mappings.save("acme", "x", "TARGET", NOW);

        assertThat(links.resolve("acme", List.of("COUNTED", "KIT", "PART", "TARGET", "STRANGE", "counted")))
                .isEqualTo(new SkuLinks.Resolution(
                        Map.of("COUNTED", "COUNTED", "KIT", "KIT", "PART", "PART", "TARGET", "TARGET"),
                        Set.of("STRANGE", "counted")));
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void a_mapping_goes_before_a_sku_of_the_same_name(DataSource source) {
        open(source);
        jdbc.update(
                "insert into stock_balance (sku, location, on_hand, reserved, unavailable) values ('A', 'main', 1, 0, 0)");
        mappings.save("acme", "A", "B", NOW);

        assertThat(links.resolve("acme", List.of("A")).links()).isEqualTo(Map.of("A", "B"));
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void words_that_no_mapping_can_name_stay_unmapped_and_stop_no_order(DataSource source) {
        open(source);
        List<String> odd = List.of("nul\0byte", "x".repeat(301), " ", "' or 1=1 --");

        unmapped.note(ORDER, "acme", odd);

        assertThat(links.resolve("acme", odd).unmapped()).containsExactlyInAnyOrderElementsOf(odd);
        assertThat(unmapped.page(null, "", "", 10)).containsExactly(new UnmappedSkus.Waiting("acme", "' or 1=1 --", 1));
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void a_new_mapping_queues_the_orders_that_waited_for_it_once(DataSource source) {
        open(source);
        UUID second = new UUID(1, 2);
        UUID elsewhere = new UUID(1, 3);
        UUID named = new UUID(1, 4);
        unmapped.note(ORDER, "acme", List.of("TS-M", "TS-L"));
        unmapped.note(second, "acme", List.of("TS-M"));
        unmapped.note(elsewhere, "other", List.of("TS-M"));
        unmapped.note(named, "other", List.of("TSHIRT-M"));

        mappings.save("acme", "TS-M", "TSHIRT-M", NOW);
        mappings.save("acme", "TS-M", "TSHIRT-M", NOW.plusSeconds(1));

        assertThat(queued()).containsExactly(ORDER, second, named);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void an_order_waits_only_for_what_was_noted_last(DataSource source) {
        open(source);
        unmapped.note(ORDER, "acme", List.of("A", "B"));
        unmapped.note(ORDER, "acme", List.of("B", "B"));

        mappings.save("acme", "A", "HUB-A", NOW);

        assertThat(queued()).isEmpty();
        unmapped.known(List.of("C", "B", "B"), NOW);
        assertThat(queued()).containsExactly(ORDER);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void the_sweep_finds_an_order_written_while_its_mapping_was_saved(DataSource source) {
        open(source);
        mappings.save("acme", "TS-M", "TSHIRT-M", NOW);
        unmapped.note(ORDER, "acme", List.of("TS-M"));
        unmapped.note(new UUID(1, 2), "acme", List.of("STRANGE"));

        assertThat(unmapped.sweep(NOW)).isEqualTo(1);
        assertThat(unmapped.sweep(NOW)).isZero();
        assertThat(queued()).containsExactly(ORDER);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void a_changed_mapping_is_seen_here_at_once_and_elsewhere_within_the_staleness(DataSource source) {
        open(source);
        SkuLinks elsewhere = new SkuLinks(JdbcClient.create(source), 1000, Duration.ofSeconds(10), (Ticker) nanos::get);
        mappings.save("acme", "A", "B", NOW);
        assertThat(elsewhere.resolve("acme", List.of("A")).links()).containsEntry("A", "B");
        assertThat(links.resolve("acme", List.of("A")).links()).containsEntry("A", "B");

        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        transaction.executeWithoutResult(any -> mappings.save("acme", "A", "C", NOW));

        assertThat(links.resolve("acme", List.of("A")).links()).containsEntry("A", "C");
        assertThat(elsewhere.resolve("acme", List.of("A")).links()).containsEntry("A", "B");
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(elsewhere.resolve("acme", List.of("A")).links()).containsEntry("A", "C");
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void a_mapping_taken_back_leaves_the_sku_unmapped(DataSource source) {
        open(source);
        UUID id = mappings.save("acme", "A", "B", NOW).mapping().id();
        assertThat(links.resolve("acme", List.of("A")).unmapped()).isEmpty();

        assertThat(mappings.delete(id)).isTrue();
        assertThat(mappings.delete(id)).isFalse();
        assertThat(links.resolve("acme", List.of("A")).unmapped()).containsExactly("A");
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void the_list_goes_on_where_it_stopped_and_names_each_mapping_once(DataSource source) {
        open(source);
        IntStream.range(0, 7).forEach(i -> mappings.save(i % 2 == 0 ? "acme" : "other", "s" + i, "hub", NOW));

        List<SkuMapping> first = mappings.page(new Filter(null, null, null), "", "", 4);
        SkuMapping last = first.get(3);
        List<SkuMapping> rest = mappings.page(new Filter(null, null, null), last.account(), last.channelSku(), 10);

        assertThat(first).extracting(SkuMapping::channelSku).containsExactly("s0", "s2", "s4", "s6");
        assertThat(rest).extracting(SkuMapping::channelSku).containsExactly("s1", "s3", "s5");
        assertThat(mappings.page(new Filter("acme", "s2", "hub"), "", "", 10)).hasSize(1);
        assertThat(mappings.page(new Filter("acme", null, "none"), "", "", 10)).isEmpty();
    }

    private List<UUID> queued() {
        return jdbc.queryForList("select order_id from order_task order by order_id", UUID.class);
    }
}
