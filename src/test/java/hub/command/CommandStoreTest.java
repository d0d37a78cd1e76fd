package hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import hub.store.EnrichmentStores;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class CommandStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    static Stream<Named<DataSource>> stores() {
        return EnrichmentStores.both();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void of_each_order_only_the_oldest_that_is_not_settled_is_due(DataSource source) {
        CommandRows rows = rows(source);
        UUID order = UUID.randomUUID();
        Command first = command(order, "acme", NOW.minusSeconds(9));
        Command second = command(order, "acme", NOW.minusSeconds(8));
        Command elsewhere = command(UUID.randomUUID(), "other", NOW.minusSeconds(7));
        List.of(first, second, elsewhere).forEach(rows::add);

        assertThat(rows.due(NOW, List.of("acme"), 10)).extracting(Command::id).containsExactly(first.id());
        assertThat(rows.take(first, NOW.plusSeconds(300))).isTrue();
        assertThat(rows.take(first, NOW.plusSeconds(300))).isFalse();
        assertThat(rows.due(NOW, List.of("acme", "other"), 10))
                .extracting(Command::id)
                .containsExactly(elsewhere.id());

        Course course = new Course(first);
        course.state = CommandState.CONFIRMED;
        course.settled = true;
        course.platformId = "77";
        course.known = Set.of("b", "a");
        assertThat(rows.save(course, "me", 4, NOW)).isTrue();
        assertThat(rows.due(NOW, List.of("acme"), 10)).extracting(Command::id).containsExactly(second.id());
        Command settled = rows.find(first.id()).orElseThrow();
        assertThat(settled.state()).isEqualTo(CommandState.CONFIRMED);
        assertThat(settled.known()).containsExactlyInAnyOrder("a", "b");
        assertThat(settled.platformId()).isEqualTo("77");
        assertThat(rows.ofOrder(order)).extracting(Command::id).containsExactly(first.id(), second.id());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void only_the_holder_of_the_account_writes_and_nobody_what_is_settled(DataSource source) {
        CommandRows rows = rows(source);
        Command command = command(UUID.randomUUID(), "acme", NOW);
        rows.add(command);
        Course course = new Course(command);
        course.sentAt = NOW;

        assertThat(rows.save(course, "me", 3, NOW)).isFalse();
        assertThat(rows.save(course, "you", 4, NOW)).isFalse();
        assertThat(rows.save(course, "me", 4, NOW)).isTrue();
        assertThat(rows.find(command.id()).orElseThrow().sentAt()).isEqualTo(NOW);

        rows.giveUp("acme", "account: deleted", NOW);

        Command given = rows.find(command.id()).orElseThrow();
        assertThat(given.state()).isEqualTo(CommandState.UNKNOWN);
        assertThat(given.settled()).isTrue();
        assertThat(rows.save(course, "me", 4, NOW)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void what_was_never_sent_is_failed_with_its_account(DataSource source) {
        CommandRows rows = rows(source);
        Command command = command(UUID.randomUUID(), "acme", NOW);
        rows.add(command);

        rows.giveUp("acme", "account: deleted", NOW);

        assertThat(rows.find(command.id()).orElseThrow().state()).isEqualTo(CommandState.FAILED);
    }

    private static CommandRows rows(DataSource source) {
        new JdbcTemplate(source)
                .update(
                        "insert into account_lease (account, owner, until, fence) values ('acme', 'me', ?, 4)",
                        Timestamp.from(NOW));
        return new CommandRows(JdbcClient.create(source));
    }

    private static Command command(UUID order, String account, Instant at) {
        return new Command(
                UUID.randomUUID(),
                order,
                "shopify",
                account,
                "1",
                CommandKind.REFUND,
                CommandState.REQUESTED,
                false,
                new byte[] {1},
                null,
                null,
                false,
                false,
                null,
                null,
                0,
                at,
                "anna",
                at,
                at);
    }
}
