package hub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import hub.channel.Connector;
import hub.mapping.MappingFailure;
import hub.mapping.Payload;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which order a message speaks of that could not be mapped, so that the order can say that it is behind. */
final class OrderNamed {

    private static final Pattern ID = Pattern.compile("[^\\p{Cntrl}]{1,300}");

    private OrderNamed() {}

    /** @return null where the connector does not say where the id stands, or nothing readable stands there */
    static String in(Handled message, Connector connector) {
        return connector
                .topic(message.about().topic())
                .flatMap(topic -> topic.orderId())
                .flatMap(pointer -> body(message).map(body -> body.at(pointer)))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .filter(id -> ID.matcher(id).matches() && !id.isBlank())
                .orElse(null);
    }

    private static Optional<JsonNode> body(Handled message) {
        try {
            return Optional.of(Payload.read(message.plain()));
        } catch (MappingFailure unreadable) {
            // Why it is unreadable is already the fault that parks it.
            return Optional.empty();
        }
    }
}
