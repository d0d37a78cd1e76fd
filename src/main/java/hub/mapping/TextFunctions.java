package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Text in mappings. {@code now}, {@code random} and {@code uuid} are refused: the same bytes give the same document. */
final class TextFunctions {

    private TextFunctions() {}

    static List<Function> all() {
        List<Function> functions = new ArrayList<>(List.of(
                HubFunction.of("text", 1, args -> text(args[0])),
                HubFunction.of("id", 1, args -> id(args[0])),
                HubFunction.of("words", 1, args -> words(args[0])),
                HubFunction.of("distinct", 1, args -> distinct(args[0])),
                HubFunction.of("error", 1, args -> {
                    throw new HubFunction.Refused(args[0].asText());
                })));
        for (String impure : List.of("now", "random", "uuid")) {
            functions.add(new HubFunction(impure, 0, 2, args -> {
                throw new HubFunction.Refused(
                        impure + ": not in a mapping (expected: the same bytes, the same document)");
            }));
        }
        return functions;
    }

    /** Stripped text of a text or number; null where there is nothing in it. */
    private static JsonNode text(JsonNode value) {
        if (value.isNull() || value.isContainerNode()) {
            return NullNode.instance;
        }
        String text = value.asText().strip();
        return text.isEmpty() ? NullNode.instance : TextNode.valueOf(text);
    }

    /** An id as text; many platforms write 0 for "none". */
    private static JsonNode id(JsonNode value) {
        JsonNode text = text(value);
        return text.isTextual() && text.textValue().equals("0") ? NullNode.instance : text;
    }

    /** The words of a list with a space between, without the empty ones. */
    private static JsonNode words(JsonNode list) {
        StringBuilder words = new StringBuilder();
        for (JsonNode word : list) {
            JsonNode text = text(word);
            if (!text.isNull()) {
                words.append(words.isEmpty() ? "" : " ").append(text.textValue());
            }
        }
        return words.isEmpty() ? NullNode.instance : TextNode.valueOf(words.toString());
    }

    /** The list without exact repeats. */
    private static JsonNode distinct(JsonNode list) {
        if (!list.isArray()) {
            return list;
        }
        Set<JsonNode> seen = new LinkedHashSet<>();
        list.forEach(seen::add);
        ArrayNode distinct = JsonNodeFactory.instance.arrayNode();
        return seen.size() == list.size() ? list : distinct.addAll(seen);
    }
}
