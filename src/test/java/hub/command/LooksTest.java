package hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LooksTest {

    private static final UUID ID = UUID.fromString("1b3a4b44-4a40-4c1e-9d3c-111111111111");
    private static final JsonNode PARCEL =
            OrderDocs.json("{'trackingNumber': 'T1', 'lines': [{'lineId': '1', 'quantity': '2'}]}");

    @Test
    void a_shipment_that_was_not_there_before_with_the_same_pieces_and_parcel_is_the_commands() {
        JsonNode look = OrderDocs.json("""
                {'fulfilments': [
                 {'id': 'old', 'trackingNumber': 'T1', 'lines': [{'lineId': '1', 'quantity': 2}]},
                 {'id': 'other', 'trackingNumber': 'T2', 'lines': [{'lineId': '1', 'quantity': 2}]},
                 {'id': 'more', 'trackingNumber': 'T1', 'lines': [{'lineId': '1', 'quantity': 1}]},
                 {'id': 'ours', 'trackingNumber': 'T1', 'lines': [{'lineId': '1', 'quantity': 1}, {'lineId': '1', 'quantity': 1}]}]}""");

        assertThat(Looks.done(command(CommandKind.SHIP, Set.of("old")), PARCEL, look))
                .contains("ours");
        assertThat(Looks.done(command(CommandKind.SHIP, Set.of("old", "ours")), PARCEL, look))
                .isEmpty();
        assertThat(Looks.done(command(CommandKind.SHIP, null), PARCEL, look)).isEmpty();
        assertThat(Looks.known(look)).containsExactlyInAnyOrder("old", "other", "more", "ours");
    }

    @Test
    void where_the_platform_keeps_the_commands_id_nothing_else_is_taken_for_it() {
        JsonNode look = OrderDocs.json("""
                {'fulfilments': [{'id': 'x', 'command': 'another', 'trackingNumber': 'T1',
                 'lines': [{'lineId': '1', 'quantity': 2}]}, {'id': 'y', 'command': '%s'}]}""".formatted(ID));

        assertThat(Looks.done(command(CommandKind.SHIP, Set.of()), PARCEL, look))
                .contains("y");
    }

    @Test
    void a_refund_is_found_by_the_id_in_its_note_and_never_by_its_amount() {
        JsonNode look = OrderDocs.json(
                "{'refunds': [{'id': '5', 'note': 'chipped'}, {'id': '6', 'note': 'chipped (crossdock %s)'}]}"
                        .formatted(ID));

        assertThat(Looks.done(command(CommandKind.REFUND, Set.of()), PARCEL, look))
                .contains("6");
        assertThat(Looks.done(command(CommandKind.REFUND, null), PARCEL, OrderDocs.json("{'refunds': [{'id': '5'}]}")))
                .isEmpty();
    }

    @Test
    void what_is_cancelled_is_cancelled_whoever_did_it() {
        assertThat(Looks.done(command(CommandKind.CANCEL, null), PARCEL, OrderDocs.json("{'cancelled': true}")))
                .contains("55");
        assertThat(Looks.done(command(CommandKind.CANCEL, null), PARCEL, OrderDocs.json("{'cancelled': false}")))
                .isEmpty();
    }

    @Test
    void pieces_come_out_of_the_open_parts_of_one_place() {
        JsonNode open = OrderDocs.lines("""
                [{'id': 'a', 'place': 'north', 'items': [{'id': 'a1', 'lineId': '1', 'left': 1}]},
                 {'id': 'b', 'place': 'south', 'items': [{'id': 'b1', 'lineId': '1', 'left': 1}, {'id': 'b2', 'lineId': '2', 'left': 9}]},
                 {'id': 'c', 'place': 'south', 'items': [{'id': 'c1', 'lineId': '1', 'left': 5}]}]""");

        assertThat(Parcels.of(OrderDocs.lines("[{'lineId': '1', 'quantity': '2'}]"), open))
                .hasToString(
                        "Optional[[{\"id\":\"b\",\"items\":[{\"id\":\"b1\",\"quantity\":\"1\"}]},{\"id\":\"c\",\"items\":[{\"id\":\"c1\",\"quantity\":\"1\"}]}]]");
        assertThat(Parcels.of(OrderDocs.lines("[{'lineId': '1', 'quantity': '7'}]"), open))
                .isEmpty();
        assertThat(Parcels.of(OrderDocs.lines("[{'lineId': '3', 'quantity': '1'}]"), open))
                .isEmpty();
    }

    private static Command command(CommandKind kind, Set<String> known) {
        return new Command(
                ID,
                ID,
                "shopify",
                "acme",
                "55",
                kind,
                CommandState.REQUESTED,
                false,
                new byte[0],
                known,
                null,
                false,
                false,
                null,
                null,
                0,
                Instant.EPOCH,
                "anna",
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
