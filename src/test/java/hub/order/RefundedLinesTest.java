package hub.order;

import static org.assertj.core.api.Assertions.assertThat;

import hub.order.SlotValue.Line;
import hub.order.SlotValue.RefundLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefundedLinesTest {

    private final Findings findings = new Findings();
    private final RefundedLines lines = new RefundedLines(
            new SlotValue.Lines(List.of(line("1", "MUG", "1"), line("2", "JUG", "4"), line("3", "MUG", "2"))),
            findings);

    @Test
    void a_line_that_is_named_is_that_line() {
        assertThat(refunded("2", "1")).containsExactly("2 × 1");
    }

    @Test
    void a_sku_is_spread_over_its_lines_those_not_yet_refunded_first() {
        assertThat(refunded("MUG", "2")).containsExactly("1 × 1", "3 × 1");
        assertThat(refunded("MUG", "1")).containsExactly("3 × 1");
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void what_is_more_than_was_sold_stays_with_the_last_line() {
        assertThat(refunded("MUG", "5")).containsExactly("1 × 1", "3 × 4");
    }

    @Test
    void the_money_stays_whole() {
        List<RefundLine> spread = lines.of(part("MUG", "2"), "$.refunds[R]");

        assertThat(Stream.of(spread.get(0).amount(), spread.get(1).amount()))
                .containsExactly(Money.of("9.90", "EUR"), null);
    }

    @Test
    void an_unknown_one_is_named_and_keeps_its_money() {
        assertThat(refunded("HAT", "1")).containsExactly("HAT × 1");
        assertThat(findings.all()).extracting(Order.Finding::code).containsExactly("refund_line_unknown");
    }

    private List<String> refunded(String id, String quantity) {
        return lines.of(part(id, quantity), "$.refunds[R]").stream()
                .map(part -> part.lineId() + " × " + part.quantity().toPlainString())
                .toList();
    }

    private static RefundLine part(String id, String quantity) {
        return new RefundLine(id, new BigDecimal(quantity), Money.of("9.90", "EUR"), null, "return", null);
    }

    private static Line line(String id, String sku, String quantity) {
        return new Line(
                id,
                sku,
                null,
                null,
                null,
                new BigDecimal(quantity),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                Map.of());
    }
}
