package hub.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.security.OrderSecret;
import hub.security.Sealer;
import java.io.IOException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was asked lies sealed under its order's key: whoever erases the order's person erases it too. */
@Component
class CommandTexts {

    private final JdbcClient jdbc;
    private final Sealer sealer;

    CommandTexts(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    byte[] seal(UUID orderId, JsonNode asked) {
        try {
            return sealer.sealForOrder(secret(orderId), Json.MAPPER.writeValueAsBytes(asked));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    /** @throws hub.security.CannotOpen when the order is erased */
    JsonNode open(Command command) {
        try {
            return Json.MAPPER.readTree(sealer.openForOrder(secret(command.orderId()), command.asked()));
        } catch (IOException e) {
            throw new IllegalStateException("command " + command.id() + ": stored text is not JSON", e);
        }
    }

    private OrderSecret secret(UUID orderId) {
        return sealer.orderSecret(jdbc.sql("select key_wrapped from orders where id = ?")
                .param(orderId)
                .query((row, n) -> row.getBytes(1))
                .single());
    }
}
