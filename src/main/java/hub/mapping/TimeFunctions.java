package hub.mapping;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Times in mappings: always with a zone, always ISO 8601 in UTC. What is no time is kept, so that the schema names the place. */
final class TimeFunctions {

    private TimeFunctions() {}

    static List<Function> all() {
        return List.of(
                HubFunction.of("instant", 1, args -> instant(args[0])), HubFunction.of("utc", 1, args -> utc(args[0])));
    }

    private static JsonNode instant(JsonNode value) {
        if (blank(value)) {
            return NullNode.instance;
        }
        try {
            return TextNode.valueOf(
                    OffsetDateTime.parse(value.asText()).toInstant().toString());
        } catch (DateTimeException e) {
            return fromMail(value);
        }
    }

    /** As mails write it: {@code Tue, 05 Mar 2019 21:40:11 +0000}. */
    private static JsonNode fromMail(JsonNode value) {
        try {
            return TextNode.valueOf(OffsetDateTime.parse(value.asText(), RFC_1123_DATE_TIME)
                    .toInstant()
                    .toString());
        } catch (DateTimeException e) {
            return value;
        }
    }

    /** For platforms that write UTC without saying so. */
    private static JsonNode utc(JsonNode value) {
        if (blank(value)) {
            return NullNode.instance;
        }
        try {
            return TextNode.valueOf(LocalDateTime.parse(value.asText())
                    .toInstant(ZoneOffset.UTC)
                    .toString());
        } catch (DateTimeException e) {
            return instant(value);
        }
    }

    private static boolean blank(JsonNode value) {
        return value.isNull() || value.isTextual() && value.textValue().isBlank();
    }
}
