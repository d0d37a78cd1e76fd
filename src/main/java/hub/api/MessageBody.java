package hub.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.hospital.MessageQueries;
import hub.hospital.MessageView;
import hub.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** One message with its headers and, where the caller may see it, its payload. */
final class MessageBody {

    private MessageBody() {}

    static ObjectNode of(MessageView message, MessageQueries.Content content) {
        ObjectNode body = Json.MAPPER.valueToTree(message);
        body.set("headers", Json.MAPPER.valueToTree(content.headers()));
        body.put("contentType", content.contentType());
        if (content.payload() != null) {
            payload(body, content.payload());
        }
        return body;
    }

    /** As text where it is text; else as base64, so that nothing of it is lost. */
    private static void payload(ObjectNode body, byte[] payload) {
        try {
            body.put(
                    "payload",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(payload))
                            .toString());
        } catch (CharacterCodingException notText) {
            body.put("payloadBase64", payload);
        }
    }
}
