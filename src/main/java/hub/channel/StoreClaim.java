package hub.channel;

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
        if (places.stream().noneMatch(place -> mentions(body, place))) {
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

    // Most bodies name no shop: looking for the key spares reading them twice.
    private static boolean mentions(byte[] body, JsonPointer place) {
        byte[] key = ("\"" + place.last().getMatchingProperty() + "\"").getBytes(UTF_8);
        for (int at = 0; at <= body.length - key.length; at++) {
            if (matches(body, at, key)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] body, int at, byte[] key) {
        for (int i = 0; i < key.length; i++) {
            if (body[at + i] != key[i]) {
                return false;
            }
        }
        return true;
    }
}
