package hub.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What a product was, and who made it what it is. */
@Component
public class ProductHistory {

    /**
     * One change.
     *
     * @param changed the fields that became others
     * @param before null at the beginning
     */
    public record Entry(long revision, Instant at, String by, Set<String> changed, JsonNode before, JsonNode after) {}

    private final ProductRows rows;

    ProductHistory(ProductRows rows) {
        this.rows = rows;
    }

    /** Changes below the given revision, the newest first. */
    public List<Entry> page(String sku, long below, int most) {
        // One more, for what the last one shown was before.
        List<Product> revisions = rows.revisions(sku, below, most + 1);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < Math.min(most, revisions.size()); i++) {
            Product after = revisions.get(i);
            ObjectNode before =
                    i + 1 < revisions.size() ? revisions.get(i + 1).form().content() : null;
            entries.add(new Entry(
                    after.revision(),
                    after.changedAt(),
                    after.changedBy(),
                    changed(before, after.form().content()),
                    before,
                    after.form().content()));
        }
        return entries;
    }

    static Set<String> changed(ObjectNode before, ObjectNode after) {
        Set<String> fields = new TreeSet<>();
        after.fieldNames().forEachRemaining(fields::add);
        if (before != null) {
            before.fieldNames().forEachRemaining(fields::add);
            fields.removeIf(field -> Objects.equals(before.get(field), after.get(field)));
        }
        return fields;
    }
}
