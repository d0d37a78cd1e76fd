package hub.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Orders as the hub shows them, as little of them as commands look at. */
final class OrderDocs {

    private OrderDocs() {}

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line without and one with tax beside the price, paid and not shipped. */
    static ObjectNode order(boolean taxesIncluded) {
        return json("""
                {'currency': 'EUR', 'taxesIncluded': %s, 'lines': [
                  {'id': '1', 'kind': 'product', 'quantity': 3, 'ordered': 3, 'shipped': 1,
                   'total': {'amount': '10.00', 'currency': 'EUR'}, 'tax': {'amount': '1.90', 'currency': 'EUR'},
                   'taxes': [{'amount': {'amount': '1.00', 'currency': 'EUR'}}, {'amount': {'amount': '0.90', 'currency': 'EUR'}}]},
                  {'id': '2', 'kind': 'gift_card', 'quantity': 1, 'ordered': 1, 'shipped': 0,
                   'total': {'amount': '25.00', 'currency': 'EUR'}}],
                 'refunds': [], 'returns': [],
                 'totals': {'paid': {'amount': '%s', 'currency': 'EUR'}, 'refunded': {'amount': '0.00', 'currency': 'EUR'}}}""".formatted(taxesIncluded, taxesIncluded ? "39.90" : "41.80"));
    }

    static JsonNode lines(String text) {
        return json("{'lines': " + text + "}").path("lines");
    }
}
