package hub.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.json.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A product as somebody wrote it, in one form: the same content is the same text, however its fields were ordered. Fields
 * that the hub does not know are kept under {@code extensions}.
 */
public final class ProductForm {

    public static final String ACTIVE = "active";
    public static final String ARCHIVED = "archived";

    private static final Schema SCHEMA = Schema.load("product.schema.json");
    private static final String EXTENSIONS = "extensions";
    /** The locale of a text that came without one. */
    private static final String NO_LOCALE = "und";

    private static final Set<String> PER_LOCALE = Set.of("name", "description");
    private static final Set<String> SETS = Set.of("barcodes", "tags");
    private static final Set<String> PLAIN =
            Set.of("category", "status", "images", "options", "attributes", "weight", "taxCategory", "seo");
    /** What the hub adds when it shows a product: read and written back, it changes nothing. */
    private static final Set<String> SHOWN = Set.of("sku", "revision", "createdAt", "changedAt", "changedBy");

    private final String sku;
    private final ObjectNode content;

    private ProductForm(String sku, ObjectNode content) {
        this.sku = sku;
        this.content = content;
    }

    /** Every fault once, by its path; empty when {@link #of} may be called. */
    public static List<Schema.Fault> faults(JsonNode product) {
        return SCHEMA.faults(product);
    }

    /** @param product without {@link #faults} */
    public static ProductForm of(JsonNode product) {
        ObjectNode content = Json.MAPPER.createObjectNode();
        ObjectNode extensions = Json.MAPPER.createObjectNode();
        product.path(EXTENSIONS).fields().forEachRemaining(one -> put(extensions, one.getKey(), one.getValue()));
        product.fields().forEachRemaining(field -> {
            String name = field.getKey();
            if (PER_LOCALE.contains(name)) {
                put(content, name, perLocale(field.getValue()));
            } else if (SETS.contains(name)) {
                put(content, name, distinct(field.getValue()));
            } else if (PLAIN.contains(name)) {
                put(content, name, field.getValue());
            } else if (!SHOWN.contains(name) && !name.equals(EXTENSIONS)) {
                put(extensions, name, field.getValue());
            }
        });
        if (!content.has("status")) {
            content.put("status", ACTIVE);
        }
        if (content.path("weight").isObject()) {
            ObjectNode weight = content.withObject("/weight");
            weight.put("value", plain(weight.path("value")));
        }
        put(content, EXTENSIONS, extensions);
        return new ProductForm(product.path("sku").asText(), content);
    }

    static ProductForm stored(String sku, String text) {
        return new ProductForm(sku, (ObjectNode) CanonicalJson.read(text));
    }

    ProductForm archived() {
        return new ProductForm(sku, content.deepCopy().put("status", ARCHIVED));
    }

    public String sku() {
        return sku;
    }

    public String status() {
        return content.path("status").asText();
    }

    public List<String> barcodes() {
        List<String> barcodes = new ArrayList<>();
        content.path("barcodes").forEach(barcode -> barcodes.add(barcode.asText()));
        return barcodes;
    }

    /** What it can be found by: the words of its SKU and of its names in all languages. */
    Set<String> words() {
        Set<String> words = new LinkedHashSet<>(SearchWord.of(sku));
        content.path("name").forEach(name -> words.addAll(SearchWord.of(name.asText())));
        return words;
    }

    /** All but the SKU. */
    public ObjectNode content() {
        return content.deepCopy();
    }

    String text() {
        return CanonicalJson.write(content);
    }

    private static JsonNode perLocale(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        return value.asText().isBlank()
                ? Json.MAPPER.nullNode()
                : Json.MAPPER.createObjectNode().put(NO_LOCALE, value.asText());
    }

    private static JsonNode distinct(JsonNode values) {
        ArrayNode distinct = Json.MAPPER.createArrayNode();
        Set<String> seen = new LinkedHashSet<>();
        values.forEach(value -> seen.add(value.asText().strip()));
        seen.stream().filter(value -> !value.isEmpty()).forEach(distinct::add);
        return distinct;
    }

    private static String plain(JsonNode number) {
        return new BigDecimal(number.asText()).stripTrailingZeros().toPlainString();
    }

    /** Nothing said, said in whatever way, is one content. */
    private static void put(ObjectNode into, String name, JsonNode value) {
        JsonNode kept = withoutNulls(value);
        boolean nothing = kept.isNull()
                || kept.isContainerNode() && kept.isEmpty()
                || kept.isTextual() && kept.asText().isBlank();
        if (!nothing) {
            into.set(name, kept);
        }
    }

    private static JsonNode withoutNulls(JsonNode value) {
        if (!value.isObject()) {
            return value;
        }
        ObjectNode kept = value.deepCopy();
        Iterator<Map.Entry<String, JsonNode>> fields = kept.fields();
        while (fields.hasNext()) {
            if (fields.next().getValue().isNull()) {
                fields.remove();
            }
        }
        return kept;
    }
}
