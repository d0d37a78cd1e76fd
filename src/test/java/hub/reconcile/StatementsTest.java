package hub.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import hub.json.Json;
import hub.store.EnrichmentStores;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class StatementsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    static Stream<Named<DataSource>> stores() {
        return EnrichmentStores.both();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_statement_grows_with_the_walk_and_keeps_what_was_found(DataSource source) {
        Statements statements = new Statements(JdbcClient.create(source), new JdbcTemplate(source));
        statements.ask("acme", DAY, "anna", NOW);
        statements.addOnce("acme", DAY, "calendar", NOW);
        Statement taken =
                statements.take(NOW, List.of("acme"), 5, NOW.plusSeconds(60)).get(0);
        assertThat(taken.askedBy()).isEqualTo("anna");
        assertThat(statements.take(NOW, List.of("acme"), 5, NOW)).isEmpty();

        statements.begin(taken, NOW);
        Difference missing = Difference.found("2", null, Difference.MISSING_HERE, "order: none", "{}", NOW);
        statements.met(taken, List.of("1", "2"), List.of(missing), 1);
        statements.met(taken, List.of("2", "3"), List.of(), 1);
        Statement walking = statements.find("acme", DAY).orElseThrow();
        assertThat(walking.state()).isEqualTo("walking");
        assertThat(walking.there()).isEqualTo(3);
        assertThat(statements.differences("acme", DAY, "", 5)).containsExactly(missing);
        assertThat(statements.unlisted(taken, "shopify", NOW.minusSeconds(9), NOW, 5))
                .isEmpty();

        // Wished for again while it is under way: it is not begun twice.
        statements.ask("acme", DAY, "bert", NOW);
        assertThat(statements.find("acme", DAY).orElseThrow().askedBy()).isEqualTo("anna");

        statements.healing(taken, NOW);
        statements.settled(taken, missing, "healed", NOW);
        assertThat(statements.count(taken, "healed", null)).isEqualTo(1);
        assertThat(statements.count(taken, "healed", Difference.MISSING_THERE)).isZero();
        statements.done(taken, 3, 1, 0, NOW);
        assertThat(statements.of("acme", DAY.plusDays(1), 5))
                .singleElement()
                .satisfies(done -> assertThat(done.text()).isEqualTo("acme: 3 = 3; 1 healed; 0 unexplained"));

        statements.ask("acme", DAY, "bert", NOW);
        assertThat(statements.take(NOW, List.of("acme"), 5, NOW)).hasSize(1);
        statements.forgetAccount("acme");
        assertThat(statements.find("acme", DAY)).isEmpty();
    }

    @Test
    void a_statement_reads_like_a_sentence_to_a_bookkeeper() {
        Statement uneven = new Statement("acme", DAY, "done", 4812, 4811, 3, 1, "calendar", null, NOW, NOW, NOW);

        assertThat(uneven.text()).isEqualTo("acme: 4,812 ≠ 4,811; 3 healed; 1 unexplained");
    }

    @Test
    void orders_are_alike_when_status_amounts_and_refunds_are() throws Exception {
        var one = Essence.of(Json.MAPPER.readTree("""
                {"status": "shipped", "paymentStatus": "paid", "totals": {"total": {"amount": "25.0", "currency": "EUR"}},
                 "refunds": [{"id": "1", "amount": {"amount": "5", "currency": "EUR"}}], "updatedAt": "2026-11-24T10:00:00Z"}"""));
        var other = Essence.of(Json.MAPPER.readTree("""
                {"status": "shipped", "paymentStatus": "paid", "totals": {"total": {"amount": "25.00", "currency": "EUR"}},
                 "refunds": [{"id": "1", "amount": {"amount": "6", "currency": "EUR"}}, {"id": "2", "amount": null}]}"""));

        assertThat(Essence.differences(one, one)).isEmpty();
        assertThat(Essence.differences(one, other)).containsExactly("refunds[1]: 5 EUR (expected: 6 EUR)");
    }
}
