package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.feed.AsyncApi;
import hub.settings.HubSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the hub tells others, for machines to read. */
@RestController
class AsyncApiDocument {

    private final JsonNode document;

    AsyncApiDocument(HubSettings settings) {
        document = AsyncApi.document(settings.feed().address());
    }

    @GetMapping("/asyncapi.json")
    JsonNode document() {
        return document;
    }
}
