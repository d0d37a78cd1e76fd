package hub.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.problem.Problem.FieldFault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WishesTest {

    private final ObjectNode order = OrderDocs.order(true);

    @Test
    void without_lines_all_that_is_left_is_shipped_and_nothing_that_cannot_be() {
        JsonNode asked = asked(new Wish.Ship(null, "DHL", "1", null, null));

        assertThat(asked.path("lines").toString()).isEqualTo("[{\"lineId\":\"1\",\"quantity\":\"2\"}]");
        assertThat(asked.path("last").asBoolean()).isTrue();
        assertThat(asked.path("tellBuyer").asBoolean()).isFalse();
    }

    @Test
    void a_part_is_not_the_last_shipment_until_commands_under_way_take_the_rest() {
        Wish.Ship one = new Wish.Ship(List.of(pieces("1", "1")), null, null, null, true);

        assertThat(asked(one).path("last").asBoolean()).isFalse();
        JsonNode again = asked(one, Map.of(CommandKind.SHIP, List.of(asked(one))));
        assertThat(again.path("last").asBoolean()).isTrue();
        assertThat(again.path("tellBuyer").asBoolean()).isTrue();
    }

    @Test
    void what_the_order_does_not_have_is_named_field_by_field() {
        Wish.Ship ship = new Wish.Ship(
                List.of(pieces("1", "3"), pieces("9", "1"), pieces("2", "1"), pieces("1", "1"), pieces("1", "1")),
                null,
                null,
                null,
                null);

        assertThat(faults(ship, Map.of()))
                .extracting(FieldFault::path)
                .contains("/lines/0/quantity", "/lines/1/lineId", "/lines/2/quantity", "/lines/4/lineId");
        assertThat(faults(new Wish.Cancel("weather", null, null, null, null), Map.of()))
                .extracting(FieldFault::path)
                .containsExactly("/reason");
    }

    @Test
    void everything_is_given_back_with_what_was_paid_beside_the_pieces_as_shipping() {
        JsonNode asked = asked(new Wish.Refund(null, null, null, null, null, null, null, null));

        assertThat(asked.path("amount").asText()).isEqualTo("39.90");
        assertThat(asked.path("shipping").asText()).isEqualTo("4.90");
        assertThat(asked.path("lines")).hasSize(2);
        assertThat(asked.path("restock").asBoolean()).isFalse();
    }

    @Test
    void pieces_are_given_back_at_their_share_and_money_alone_without_pieces() {
        JsonNode pieces = asked(refund(null, List.of(pieces("1", "1"))));
        assertThat(pieces.path("amount").asText()).isEqualTo("3.33");
        assertThat(pieces.path("shipping").asText()).isEqualTo("0.00");

        JsonNode money = asked(refund("5.5", null));
        assertThat(money.path("amount").asText()).isEqualTo("5.50");
        assertThat(money.path("lines")).isEmpty();
    }

    @Test
    void nothing_is_given_back_twice_while_a_command_is_under_way() {
        Map<CommandKind, List<JsonNode>> underWay =
                Map.of(CommandKind.REFUND, List.of(asked(refund(null, List.of(pieces("1", "2"))))));

        assertThat(faults(refund("33.24", null), underWay))
                .extracting(FieldFault::message)
                .containsExactly("33.24 (expected: at most 33.23, what was paid and kept)");
        assertThat(faults(refund(null, List.of(pieces("1", "2"))), underWay))
                .extracting(FieldFault::path)
                .contains("/lines/0/quantity");
        assertThat(asked(refund("33.23", null), underWay).path("amount").asText())
                .isEqualTo("33.23");
    }

    @Test
    void refunds_that_the_order_shows_are_off_also_where_their_pieces_are_told_as_a_return() {
        order.set(
                "refunds",
                OrderDocs.lines("[{'id': '7', 'status': 'completed', 'lines': []}, {'id': '8', 'status': 'failed',"
                        + " 'lines': [{'lineId': '1', 'quantity': 3}]}]"));
        order.set("returns", OrderDocs.lines("[{'id': '7', 'lines': [{'lineId': '1', 'quantity': 2}]}]"));

        assertThat(faults(refund(null, List.of(pieces("1", "2"))), Map.of())).hasSize(1);
        assertThat(asked(refund(null, List.of(pieces("1", "1")))).path("amount").asText())
                .isEqualTo("3.33");
    }

    @Test
    void money_has_the_currency_of_the_order_and_its_decimals() {
        assertThat(faults(refund("0.001", null), Map.of()))
                .extracting(FieldFault::path)
                .containsExactly("/amount");
        assertThat(faults(refund("-1", null), Map.of())).hasSize(1);
        assertThat(faults(
                        new Wish.Refund(BigDecimal.ONE, "USD", null, new BigDecimal("-1"), null, null, null, null),
                        Map.of()))
                .extracting(FieldFault::path)
                .containsExactly("/currency", "/shipping");
    }

    @Test
    void what_people_wrote_is_for_those_only_who_may_see_persons() {
        JsonNode asked = OrderDocs.json("{'reason': 'for Ms Ash', 'note': 'call her', 'amount': '5.00'}");
        java.time.Instant at = java.time.Instant.EPOCH;
        CommandView view =
                new CommandView(null, null, "acme", "refund", "requested", null, null, asked, "anna", at, at);

        assertThat(view.withoutTexts().asked().toString()).isEqualTo("{\"amount\":\"5.00\"}");
        assertThat(view.asked().path("reason").asText()).isEqualTo("for Ms Ash");
    }

    private static Wish.Refund refund(String amount, List<Wish.Pieces> lines) {
        return new Wish.Refund(
                amount == null ? null : new BigDecimal(amount), null, lines, null, null, null, null, null);
    }

    private static Wish.Pieces pieces(String line, String quantity) {
        return new Wish.Pieces(line, new BigDecimal(quantity));
    }

    private JsonNode asked(Wish wish) {
        return asked(wish, Map.of());
    }

    private JsonNode asked(Wish wish, Map<CommandKind, List<JsonNode>> underWay) {
        return Wishes.asked(wish, order, new Left(order, underWay));
    }

    private List<FieldFault> faults(Wish wish, Map<CommandKind, List<JsonNode>> underWay) {
        CommandRefused[] refused = new CommandRefused[1];
        assertThatThrownBy(() -> asked(wish, underWay))
                .isInstanceOfSatisfying(CommandRefused.class, refusal -> refused[0] = refusal);
        return refused[0].faults();
    }
}
