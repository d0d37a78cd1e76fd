package hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SharesLaws {

    @Property
    void pieces_given_back_one_after_the_other_add_up_to_the_line_to_the_cent(
            @ForAll @IntRange(min = 0, max = 100_000) int total,
            @ForAll @IntRange(min = 0, max = 20_000) int tax,
            @ForAll boolean taxesIncluded,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 4) Integer> steps) {
        int bought = steps.stream().mapToInt(Integer::intValue).sum();
        BigDecimal whole = BigDecimal.valueOf(total, 2);
        BigDecimal taxes = BigDecimal.valueOf(tax, 2);
        ObjectNode order = OrderDocs.json("""
                {'taxesIncluded': %s, 'currency': 'EUR', 'lines': [{'id': '1', 'kind': 'product', 'quantity': %d,
                 'ordered': %d, 'shipped': 0, 'total': {'amount': '%s'}, 'tax': {'amount': '%s'}}]}""".formatted(taxesIncluded, bought, bought, whole, taxes));
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal taxed = BigDecimal.ZERO;
        List<com.fasterxml.jackson.databind.JsonNode> given = new ArrayList<>();
        for (int step : steps) {
            Left left = new Left(order, Map.of(CommandKind.REFUND, given));
            Shares.Share share = new Shares(left, taxesIncluded, 2).of("1", BigDecimal.valueOf(step));
            assertThat(share.gross()).isNotNegative();
            sum = sum.add(share.gross());
            taxed = taxed.add(share.tax());
            given.add(OrderDocs.json("{'lines': [{'lineId': '1', 'quantity': '%d'}]}".formatted(step)));
            if (!taxesIncluded) {
                assertThat(share.total().add(share.tax())).isEqualByComparingTo(share.gross());
            }
        }
        assertThat(sum).isEqualByComparingTo(taxesIncluded ? whole : whole.add(taxes));
        assertThat(taxed).isEqualByComparingTo(taxes);
    }

    @Property
    void a_refund_takes_of_each_payment_at_most_what_it_brought_and_is_whole_where_they_suffice(
            @ForAll @IntRange(min = 1, max = 50_000) int amount,
            @ForAll @Size(max = 4) List<@IntRange(min = 0, max = 20_000) Integer> payments) {
        StringBuilder shown = new StringBuilder("[");
        for (int i = 0; i < payments.size(); i++) {
            shown.append(i == 0 ? "" : ",")
                    .append("{'id': '%d', 'gateway': 'card', 'amount': '%s', 'refunded': '0.50'}"
                            .formatted(i, BigDecimal.valueOf(payments.get(i), 2)));
        }
        BigDecimal wanted = BigDecimal.valueOf(amount, 2);

        var tenders = Tenders.of(wanted, OrderDocs.lines(shown + "]"));

        BigDecimal sum = BigDecimal.ZERO;
        for (var tender : tenders) {
            BigDecimal here = new BigDecimal(tender.path("amount").asText());
            BigDecimal brought =
                    BigDecimal.valueOf(payments.get(tender.path("payment").asInt()), 2);
            assertThat(here).isPositive().isLessThanOrEqualTo(brought.subtract(new BigDecimal("0.50")));
            sum = sum.add(here);
        }
        BigDecimal most = payments.stream()
                .map(paid -> BigDecimal.valueOf(paid, 2)
                        .subtract(new BigDecimal("0.50"))
                        .max(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(wanted.min(most));
    }
}
