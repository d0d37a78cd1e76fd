package hub.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.time.Instant;

/**
 * A product of the catalogue.
 *
 * @param revision 1 at first, one more with every change
 * @param changedBy who wrote it last
 */
public record Product(ProductForm form, long revision, Instant createdAt, Instant changedAt, String changedBy) {

    public String sku() {
        return form.sku();
    }

    /** As people see it: what was written, and what the hub knows of it. */
    public ObjectNode shown() {
        ObjectNode shown = Json.MAPPER.createObjectNode();
        shown.put("sku", sku());
        shown.setAll(form.content());
        shown.put("revision", revision);
        shown.put("createdAt", createdAt.toString());
        shown.put("changedAt", changedAt.toString());
        return shown.put("changedBy", changedBy);
    }
}
