package hub.poll;

import static org.assertj.core.api.Assertions.assertThat;

import hub.channel.AccountSubscriptions.Subscribed;
import hub.store.EnrichmentStores;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SubscriptionRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String HERE = "https://hub.example/webhooks/shopify/subs";

    static Stream<Named<DataSource>> stores() {
        return EnrichmentStores.both();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_topic_is_missing_until_it_is_active_and_says_when_it_was_healed(DataSource source) {
        SubscriptionRows rows = new SubscriptionRows(JdbcClient.create(source));
        rows.begin("subs", "orders/create", HERE, NOW);
        rows.begin("subs", "orders/updated", HERE, NOW);
        rows.begin("subs", "orders/create", HERE, NOW.plusSeconds(9));
        assertThat(rows.allActive("subs", List.of("orders/create"))).isFalse();
        assertThat(rows.ids("subs")).isEmpty();

        rows.active("subs", "orders/create", "gid://1", HERE, NOW.plusSeconds(1), null);
        rows.missing("subs", "orders/updated", "Address is invalid", NOW.plusSeconds(1));

        assertThat(rows.all("subs"))
                .containsExactly(
                        new Subscribed("orders/create", "active", NOW.plusSeconds(1), null, null),
                        new Subscribed("orders/updated", "missing", NOW.plusSeconds(1), null, "Address is invalid"));
        assertThat(rows.allActive("subs", List.of("orders/create"))).isTrue();
        assertThat(rows.allActive("subs", List.of("orders/create", "orders/updated")))
                .isFalse();
        assertThat(rows.ids("subs")).containsExactly("gid://1");

        rows.active("subs", "orders/updated", "gid://2", HERE, NOW.plusSeconds(5), NOW.plusSeconds(5));
        rows.active("subs", "orders/updated", "gid://2", HERE, NOW.plusSeconds(6), null);
        assertThat(rows.all("subs").get(1))
                .isEqualTo(new Subscribed("orders/updated", "active", NOW.plusSeconds(6), NOW.plusSeconds(5), null));

        rows.keepOnly("subs", List.of("orders/updated"));
        assertThat(rows.all("subs")).extracting(Subscribed::topic).containsExactly("orders/updated");
        rows.keepOnly("subs", List.of());
        assertThat(rows.all("subs")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_hole_begins_where_the_topic_was_surely_told_last(DataSource source) {
        SubscriptionRows rows = new SubscriptionRows(JdbcClient.create(source));
        assertThat(rows.knownUntil("holes", "orders/create")).isEmpty();

        rows.begin("holes", "orders/create", HERE, NOW);
        assertThat(rows.knownUntil("holes", "orders/create")).contains(NOW);

        rows.active("holes", "orders/create", "1", HERE, NOW.plusSeconds(60), null);
        rows.missing("holes", "orders/create", "not told of", NOW.plusSeconds(120));
        assertThat(rows.knownUntil("holes", "orders/create")).contains(NOW.plusSeconds(60));
        rows.keepOnly("holes", List.of());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_cursor_goes_back_for_a_hole_and_a_turn_comes_forward_but_not_past_a_failure(DataSource source) {
        PollCursors cursors = new PollCursors(JdbcClient.create(source));
        cursors.begin("turns", NOW, PollTask.What.ORDERS, NOW, NOW.plusSeconds(900));
        cursors.begin("turns", NOW, PollTask.What.SUBSCRIPTIONS, null, NOW.plusSeconds(300));

        cursors.back("turns", PollTask.What.ORDERS, NOW.plusSeconds(30));
        cursors.soonest("turns", PollTask.What.ORDERS, NOW.plusSeconds(60));
        cursors.soonest("turns", PollTask.What.ORDERS, NOW.plusSeconds(600));
        PollTask task = cursors.due(NOW.plusSeconds(60), List.of("turns"), 5).get(0);
        assertThat(task.since()).isEqualTo(NOW);
        cursors.back("turns", PollTask.What.ORDERS, NOW.minusSeconds(30));
        cursors.failed(task, "answer 503 (expected: 200)", NOW.plusSeconds(400));
        cursors.soonest("turns", PollTask.What.ORDERS, NOW.plusSeconds(60));
        assertThat(cursors.due(NOW.plusSeconds(299), List.of("turns"), 5)).isEmpty();
        assertThat(cursors.lastError("turns", PollTask.What.ORDERS)).contains("answer 503 (expected: 200)");
        assertThat(cursors.lastError("turns", PollTask.What.SUBSCRIPTIONS)).isEmpty();

        // Asking for orders asks for no subscriptions; waking is for one thing.
        cursors.ask("turns", NOW);
        assertThat(cursors.due(NOW, List.of("turns"), 5)).singleElement().satisfies(due -> {
            assertThat(due.what()).isEqualTo(PollTask.What.ORDERS);
            assertThat(due.since()).isEqualTo(NOW.minusSeconds(30));
        });
        cursors.wake("turns", PollTask.What.SUBSCRIPTIONS, NOW);
        assertThat(cursors.due(NOW, List.of("turns"), 5)).hasSize(2);
        cursors.notBefore("turns", PollTask.What.SUBSCRIPTIONS, NOW.plusSeconds(600));
        assertThat(cursors.due(NOW, List.of("turns"), 5)).hasSize(1);
    }
}
