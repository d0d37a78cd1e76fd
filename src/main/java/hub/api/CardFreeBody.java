package hub.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.security.CardScrubber;
import hub.security.Scrubbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** A body as it may be kept: without card data, wherever somebody wrote it. */
@Component
class CardFreeBody {

    private final CardScrubber scrubber;

    CardFreeBody(CardScrubber scrubber) {
        this.scrubber = scrubber;
    }

    JsonNode of(JsonNode body) {
        Scrubbed clean = scrubber.scrub(bytes(body), "application/json", List.of());
        if (clean.removed() == 0) {
            return body;
        }
        try {
            return Json.MAPPER.readTree(clean.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON document can always be written", e);
        }
    }
}
