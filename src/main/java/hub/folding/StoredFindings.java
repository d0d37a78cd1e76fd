package hub.folding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import hub.json.Json;
import hub.order.Order;
import java.io.IOException;
import java.util.List;

/** The findings of an order's stored document; nothing else of it is read. */
final class StoredFindings {

    /** The findings are not the last thing in the document. */
    private static final ObjectReader FINDINGS = Json.MAPPER
            .readerFor(new TypeReference<List<Order.Finding>>() {})
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StoredFindings() {}

    static List<Order.Finding> of(byte[] document) {
        try (JsonParser parser = Json.MAPPER.getFactory().createParser(document)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("findings");
                parser.nextToken();
                if (found) {
                    return FINDINGS.readValue(parser);
                }
                parser.skipChildren();
            }
            return List.of();
        } catch (IOException e) {
            throw new IllegalStateException("a stored document is not JSON", e);
        }
    }
}
