package hub.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.json.Json;
import hub.poll.PollTask.What;
import hub.store.EnrichmentStores;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class PollStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant CREATED = NOW.minusSeconds(60);

    static Stream<Named<DataSource>> stores() {
        return EnrichmentStores.both();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_cursor_only_moves_on_and_a_wish_during_a_poll_is_another_poll(DataSource source) {
        PollCursors cursors = new PollCursors(JdbcClient.create(source));
        cursors.begin("acme", CREATED, What.ORDERS, NOW.minusSeconds(30), NOW);
        cursors.begin("acme", CREATED, What.ORDERS, NOW, NOW);
        PollTask task = cursors.due(NOW, List.of("acme"), 5).get(0);
        assertThat(task).isEqualTo(new PollTask("acme", What.ORDERS, NOW.minusSeconds(30), 0, 0));

        cursors.started(task, NOW.plusSeconds(3600));
        assertThat(cursors.due(NOW, List.of("acme"), 5)).isEmpty();
        cursors.reached(task, NOW.plusSeconds(7));
        cursors.reached(task, NOW.plusSeconds(3));
        cursors.ask("acme", NOW.plusSeconds(1));
        cursors.ended(task, NOW, NOW.plusSeconds(2), NOW.plusSeconds(900));

        PollTask again = cursors.due(NOW.plusSeconds(2), List.of("acme"), 5).get(0);
        assertThat(again.since()).isEqualTo(NOW.plusSeconds(7));
        cursors.ended(again, NOW.plusSeconds(2), NOW.plusSeconds(4), NOW.plusSeconds(900));
        assertThat(cursors.due(NOW.plusSeconds(899), List.of("acme"), 5)).isEmpty();
        assertThat(cursors.due(NOW.plusSeconds(900), List.of("other"), 5)).isEmpty();
        assertThat(cursors.last("acme", What.ORDERS))
                .contains(new PollCursors.Last(NOW.plusSeconds(2), NOW.plusSeconds(4)));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void failures_are_counted_until_a_poll_comes_to_its_end(DataSource source) {
        PollCursors cursors = new PollCursors(JdbcClient.create(source));
        cursors.begin("acme", CREATED, What.PRODUCTS, null, NOW);
        PollTask task = cursors.due(NOW, List.of("acme"), 5).get(0);

        cursors.failed(task, "answer: too many calls", NOW.plusSeconds(5));

        PollTask again = cursors.due(NOW.plusSeconds(5), List.of("acme"), 5).get(0);
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(cursors.last("acme", What.PRODUCTS)).isEmpty();
        cursors.ended(again, NOW, NOW, NOW);
        assertThat(cursors.due(NOW, List.of("acme"), 5).get(0).attempts()).isZero();
        assertThat(cursors.knewAnother("acme", CREATED)).isFalse();
        assertThat(cursors.knewAnother("acme", NOW)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_row_seen_word_for_word_is_known_as_long_as_the_overlap_shows_it(DataSource source) throws IOException {
        SeenRows seen = new SeenRows(new JdbcTemplate(source));
        ListedOrder first = row("1", "2026-11-24T10:00:00Z", "{\"total\":\"1.00\"}");
        ListedOrder changed = row("1", "2026-11-24T10:00:00Z", "{\"total\":\"2.00\"}");
        ListedOrder other = row("2", "2026-11-24T11:00:00+02:00", "{}");

        seen.remember("acme", List.of(first, other));
        assertThat(seen.known("acme", List.of("1", "2", "3"))).containsOnlyKeys("1", "2");
        assertThat(seen.known("acme", List.of("1")).get("1"))
                .isEqualTo(first.hash())
                .isNotEqualTo(changed.hash());
        seen.remember("acme", List.of(changed));
        assertThat(seen.known("acme", List.of("1"))).containsEntry("1", changed.hash());
        assertThat(seen.known("corner", List.of("1"))).isEmpty();

        seen.forget("acme", NOW.minus(Duration.ofMinutes(30)));
        assertThat(seen.known("acme", List.of("1", "2"))).containsOnlyKeys("1");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void what_a_walk_did_not_meet_is_sold_no_more(DataSource source) throws IOException {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        Listings listings = new Listings(jdbc);
        listings.met("acme", Json.MAPPER.readTree("""
                [{"listing": "1", "sku": "MUG", "tracked": true, "ids": {"product": "1"}, "levels": [{"location": "55"}]},
                 {"listing": "2", "sku": null, "group": null, "ids": {}, "levels": []}]"""), 1, NOW);
        listings.met("acme", Json.MAPPER.readTree("""
                [{"listing": "1", "sku": "MUG-2", "tracked": true, "ids": {}, "levels": [{"location": "55"}]}]"""), 2, NOW);
        listings.forgetUnmet("acme", 2);

        assertThat(jdbc.queryForList("select channel_sku, locations from listing"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("channel_sku", "MUG-2").containsEntry("locations", "[\"55\"]"));
        assertThatThrownBy(() -> listings.met("acme", Json.MAPPER.readTree("[{\"sku\": \"MUG\"}]"), 3, NOW))
                .hasMessageStartingWith("items.listing: missing");
    }

    private static ListedOrder row(String id, String at, String order) throws IOException {
        var row = Json.MAPPER.createObjectNode().put("externalId", id).put("updatedAt", at);
        row.set("order", Json.MAPPER.readTree(order));
        return ListedOrder.read(row);
    }
}
