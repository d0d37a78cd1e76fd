package hub.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Which shop a signed body says it is about. */
final class StoreClaim {

    private StoreClaim() {}

    /** The first of these places that holds a text or a number; empty where the body names no shop or is no JSON. */
    static Optional<String> in(byte[] body, List<JsonPointer> places) {
        if (!mentionsAny(body, places)) {
            return Optional.empty();
        }
        try {
            JsonNode read = Json.MAPPER.readTree(body);
            return places.stream()
                    .map(read::at)
                    .filter(value -> value.isTextual() || value.isNumber())
                    .map(JsonNode::asText)
                    .findFirst();
        } catch (IOException unreadable) {
            // A body that is no JSON names no shop; that it cannot be read is found out, and said, when it is mapped.
            return Optional.empty();
        }
    }

    // Most bodies name no shop: looking for the key spares reading them twice. As Latin-1 a byte is a character, and
    // the
    // machine's own search through a string is many times quicker than a loop over bytes.
    private static boolean mentionsAny(byte[] body, List<JsonPointer> places) {
        String text = new String(body, ISO_8859_1);
        return places.stream().anyMatch(place -> text.contains(key(place)));
    }

    private static String key(JsonPointer place) {
        String name = "\"" + place.last().getMatchingProperty() + "\"";
        return new String(name.getBytes(UTF_8), ISO_8859_1);
    }
}
