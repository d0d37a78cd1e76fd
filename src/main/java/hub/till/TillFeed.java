package hub.till;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.catalog.Price;
import hub.catalog.Prices;
import hub.catalog.ProductBook;
import hub.customer.Customer;
import hub.customer.Customers;
import hub.json.Json;
import hub.stock.StockLevels;
import hub.till.TillChanges.Change;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a till reads on from its cursor: each thing as it is now, once, however often it changed. */
@Component
public class TillFeed {

    /** What may be shown of a customer to those who may not know who it is. */
    private static final List<String> IMPERSONAL = List.of("id", "type", "tier", "mergedInto", "revision");

    /**
     * @param id the SKU, or the customer's id
     * @param data as it is now; null where it is no more
     */
    public record Item(String kind, String id, JsonNode data) {}

    /** @param seq of the last item, or where the reader stood */
    public record Stretch(List<Item> items, long seq, boolean more) {}

    private final TillChanges changes;
    private final ProductBook products;
    private final Prices prices;
    private final StockLevels levels;
    private final Customers customers;

    TillFeed(TillChanges changes, ProductBook products, Prices prices, StockLevels levels, Customers customers) {
        this.changes = changes;
        this.products = products;
        this.prices = prices;
        this.levels = levels;
        this.customers = customers;
    }

    /** @param persons whether the reader may know who customers are */
    public Stretch read(long since, Set<TillKind> kinds, boolean persons, int most, Instant now) {
        List<Change> found = changes.after(since, kinds, most + 1);
        List<Change> shown = found.size() > most ? found.subList(0, most) : found;
        Map<String, List<Price>> standing = prices.standing(subjects(shown, TillKind.PRICE), now);
        // Read after the change was: it is as new as the change, or newer and comes again.
        List<Item> items = shown.stream()
                .map(change -> new Item(
                        change.kind().name().toLowerCase(Locale.ROOT),
                        change.subject(),
                        data(change, standing, persons).orElse(null)))
                .toList();
        long last = shown.isEmpty() ? since : shown.get(shown.size() - 1).seq();
        return new Stretch(items, last, found.size() > most);
    }

    private Optional<JsonNode> data(Change change, Map<String, List<Price>> standing, boolean persons) {
        return switch (change.kind()) {
            case PRODUCT -> products.find(change.subject()).map(product -> product.shown());
            case PRICE -> Optional.of(priced(change.subject(), standing.getOrDefault(change.subject(), List.of())));
            case STOCK -> levels.find(change.subject()).map(Json.MAPPER::valueToTree);
            case CUSTOMER -> customers.find(UUID.fromString(change.subject())).map(one -> shown(one, persons));
        };
    }

    private static ObjectNode priced(String sku, List<Price> standing) {
        ObjectNode priced = Json.MAPPER.createObjectNode().put("sku", sku);
        return priced.set("prices", Json.MAPPER.valueToTree(standing));
    }

    private static JsonNode shown(Customer customer, boolean persons) {
        ObjectNode shown = Json.MAPPER.valueToTree(customer);
        return persons ? shown : shown.retain(IMPERSONAL);
    }

    private static List<String> subjects(List<Change> changes, TillKind kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .map(Change::subject)
                .toList();
    }
}
