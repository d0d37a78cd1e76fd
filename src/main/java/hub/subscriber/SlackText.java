package hub.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;

/** An event as one line for people in a chat. */
final class SlackText {

    private SlackText() {}

    static String body(JsonNode event) {
        return Json.MAPPER.createObjectNode().put("text", escaped(line(event))).toString();
    }

    /** Alerts bring their own words. */
    private static String line(JsonNode event) {
        JsonNode data = event.path("data");
        if (data.hasNonNull("text")) {
            return data.path("text").asText();
        }
        String detail = data.path("reason").asText(data.path("status").asText(""));
        return event.path("type").asText() + " " + event.path("subject").asText()
                + (detail.isEmpty() ? "" : ": " + detail);
    }

    /** These three would otherwise be mentions and links. */
    private static String escaped(String line) {
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
