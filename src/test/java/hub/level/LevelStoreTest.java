package hub.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import hub.json.Json;
import hub.stock.ChannelStock;
import hub.stock.ChannelStock.Held;
import hub.store.EnrichmentStores;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LevelStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    static Stream<Named<DataSource>> stores() {
        return EnrichmentStores.both();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void the_rows_follow_from_what_is_sold_and_what_its_skus_mean(DataSource source) {
        try (LevelDatabase store = new LevelDatabase(source)) {
            store.holds("MUG", "main", 9);
            store.jdbc.update("insert into kit (sku, valid_from) values ('SET', ?)", Timestamp.from(Instant.EPOCH));
            store.jdbc.update(
                    "insert into kit_component (kit, valid_from, sku, quantity) values ('SET', ?, 'MUG', 4)",
                    Timestamp.from(Instant.EPOCH));
            store.lists("acme", "1", "MUG", "[\"55\"]");
            store.lists("acme", "2", "SET", "[\"55\"]");
            store.lists("acme", "3", "WHAT", "[\"55\"]");
            store.lists("acme", "4", "MUG", "[\"55\",\"56\"]");

            store.of(PublicationPlan.class).refresh("acme", NOW);

            LevelRows rows = store.of(LevelRows.class);
            assertThat(rows.page("acme", "", "", "", 50))
                    .extracting(
                            row -> row.key().listing(),
                            row -> row.key().location(),
                            Publication::sku,
                            row -> row.state().word())
                    .containsExactly(
                            tuple("1", "55", "MUG", "waiting"),
                            tuple("4", "55", "MUG", "unplaced"),
                            tuple("4", "56", "MUG", "unplaced"),
                            tuple("2", "55", "SET", "waiting"),
                            tuple("3", "55", null, "unmapped"));
            assertThat(rows.page("acme", "", "", "", 50)).allMatch(row -> row.sku() == null || row.shared());
            assertThat(rows.madeOf(List.of("MUG"))).hasSize(4);

            store.jdbc.update("insert into channel_location values ('acme', '56', 'main')");
            store.jdbc.update("delete from listing where listing in ('1', '3')");
            store.of(PublicationPlan.class).refresh("acme", NOW);

            assertThat(rows.page("acme", "", "", "", 50))
                    .extracting(row -> row.key().listing() + "@" + row.key().location())
                    .containsExactly("4@56");
            assertThat(rows.page("acme", "", "", "", 50).get(0).state()).isEqualTo(State.WAITING);
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void only_the_holder_of_the_account_writes(DataSource source) {
        try (LevelDatabase store = new LevelDatabase(source)) {
            store.holds("MUG", "main", 9);
            store.lists("acme", "1", "MUG", "[\"\"]");
            store.of(PublicationPlan.class).refresh("acme", NOW);
            store.jdbc.update(
                    "insert into account_lease (account, owner, until, fence) values ('acme', 'me', ?, 7)",
                    Timestamp.from(NOW));
            LevelRows rows = store.of(LevelRows.class);
            Publication row = rows.of("acme", List.of("1")).get(0);
            Course course = row.course();
            course.rests(new BigDecimal("6"), new Own(BigDecimal.ZERO, new BigDecimal("-2"), NOW));
            course.confirmed(new BigDecimal("6"), NOW);
            course.dueAt = NOW.plus(Duration.ofMinutes(1));

            assertThat(rows.save(course, "me", 6, NOW)).isFalse();
            assertThat(rows.save(course, "another", 7, NOW)).isFalse();
            assertThat(rows.save(course, "me", 7, NOW)).isTrue();

            Publication saved = rows.of("acme", List.of("1")).get(0);
            assertThat(saved.published()).isEqualByComparingTo("6");
            assertThat(saved.baseOwn()).isEqualByComparingTo("-2");
            assertThat(saved.publishedAt()).isEqualTo(NOW);
            assertThat(rows.due(NOW, List.of("acme"), 10)).isEmpty();
            assertThat(rows.due(NOW.plus(Duration.ofMinutes(1)), List.of("acme"), 10))
                    .containsExactly(row.key());
            assertThat(rows.due(NOW.plus(Duration.ofMinutes(1)), List.of("other"), 10))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void stock_is_told_apart_by_whose_orders_moved_it(DataSource source) {
        try (LevelDatabase store = new LevelDatabase(source)) {
            store.holds("MUG", "main", 9);
            store.holds("MUG", "transit:1", 5);
            UUID own = order(store, "acme");
            UUID other = order(store, "corner");
            moved(store, 1, own, "reserved", 2, NOW);
            moved(store, 2, own, "on_hand", -1, NOW.plusSeconds(1));
            moved(store, 3, other, "reserved", 4, NOW);
            moved(store, 4, own, "reserved", 8, NOW.minusSeconds(60));

            ChannelStock stock = store.of(ChannelStock.class);

            assertThat(stock.held(List.of("MUG"))).singleElement().satisfies(held -> {
                assertThat(held.available()).isEqualByComparingTo("6");
                assertThat(held).extracting(Held::counted).isEqualTo(true);
            });
            assertThat(stock.movedBy("acme", List.of("MUG"), NOW.minusSeconds(1)))
                    .extracting(
                            ChannelStock.Moved::reserved, one -> one.quantity().intValue())
                    .containsExactlyInAnyOrder(tuple(true, 2), tuple(false, -1));
            assertThat(stock.reservedBy("acme", List.of("MUG")).values())
                    .singleElement()
                    .satisfies(quantity -> assertThat(quantity).isEqualByComparingTo("10"));
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_release_is_not_inherited_by_another_account_of_the_name(DataSource source) {
        try (LevelDatabase store = new LevelDatabase(source)) {
            Releases releases = store.of(Releases.class);
            store.account("acme", NOW);
            releases.release("acme", NOW.plusSeconds(5));
            releases.release("acme", NOW.plusSeconds(9));
            assertThat(releases.of("acme")).contains(NOW.plusSeconds(5));

            store.jdbc.update("delete from account");
            store.account("acme", NOW.plusSeconds(20));

            assertThat(releases.of("acme")).isEmpty();
            assertThat(releases.all()).isEmpty();
            releases.release("acme", NOW.plusSeconds(30));
            assertThat(releases.of("acme")).contains(NOW.plusSeconds(30));
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_buffer_of_a_sku_stands_beside_that_of_all(DataSource source) {
        try (LevelDatabase store = new LevelDatabase(source)) {
            Buffers buffers = store.of(Buffers.class);
            buffers.set(new Buffers.Buffer("acme", "", new BigDecimal("2")), NOW);
            buffers.set(new Buffers.Buffer("acme", "MUG", new BigDecimal("5")), NOW);
            buffers.set(new Buffers.Buffer("acme", "MUG", new BigDecimal("7")), NOW);
            assertThat(buffers.bySku("acme")).containsOnlyKeys("", "MUG");
            assertThat(buffers.bySku("acme").get("MUG")).isEqualByComparingTo("7");

            buffers.set(new Buffers.Buffer("acme", "MUG", BigDecimal.ZERO), NOW);

            assertThat(buffers.of("acme")).extracting(Buffers.Buffer::sku).containsExactly("");
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void stock_that_moved_wakes_once_and_what_a_list_shows_otherwise_is_looked_at(DataSource source) {
        try (LevelDatabase store = new LevelDatabase(source)) {
            LevelWakes wakes = new LevelWakes(store.jdbc, Clock.fixed(NOW, ZoneOffset.UTC));
            wakes.hear(List.of(
                    event("crossdock.stock.changed", "MUG"),
                    event("crossdock.order.updated", "x"),
                    event("crossdock.stock.changed", "MUG")));
            assertThat(wakes.next(true)).containsExactly("MUG");
            assertThat(wakes.next(false)).isEmpty();
            wakes.hear(List.of(event("crossdock.stock.changed", "TEA")));
            assertThat(wakes.next(true)).isEmpty();
            wakes.forget();

            store.holds("MUG", "main", 9);
            store.lists("acme", "1", "MUG", "[\"\"]");
            store.of(PublicationPlan.class).refresh("acme", NOW);
            store.jdbc.update("update publication set base = 6");
            MetLevels met = new MetLevels(store.jdbc);
            LevelRows rows = store.of(LevelRows.class);
            met.met("acme", shows("6.0"), NOW);
            assertThat(rows.of("acme", List.of("1")).get(0).mustRead()).isFalse();
            met.met("acme", shows("5"), NOW);
            assertThat(rows.of("acme", List.of("1")).get(0).mustRead()).isTrue();
        }
    }

    private static JsonNode shows(String level) {
        ArrayNode items = Json.MAPPER.createArrayNode();
        items.addObject()
                .put("listing", "1")
                .putArray("levels")
                .addObject()
                .put("location", "")
                .put("level", level);
        return items;
    }

    private static JsonNode event(String type, String subject) {
        return Json.MAPPER.createObjectNode().put("type", type).put("subject", subject);
    }

    private static UUID order(LevelDatabase store, String account) {
        UUID id = UUID.randomUUID();
        store.jdbc.update(
                "insert into orders (id, store_key, external_id, channel, account, visible, revision, created_at,"
                        + " changed_at, heard_at, test, deleted) values (?, ?, ?, 'shopify', ?, true, 1, ?, ?, ?, false, false)",
                id,
                account,
                id.toString(),
                account,
                Timestamp.from(NOW),
                Timestamp.from(NOW),
                Timestamp.from(NOW));
        return id;
    }

    private static void moved(LevelDatabase store, long id, UUID order, String kind, int quantity, Instant at) {
        store.jdbc.update(
                "insert into stock_ledger (id, sku, location, kind, quantity, effective_at, recorded_at, order_id, line_id,"
                        + " reason) values (?, 'MUG', 'main', ?, ?, ?, ?, ?, '1', 'hold')",
                id,
                kind,
                quantity,
                Timestamp.from(at),
                Timestamp.from(at),
                order);
    }
}
