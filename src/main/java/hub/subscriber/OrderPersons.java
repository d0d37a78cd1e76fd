package hub.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;

/** Knows who bought, for subscribers that may be told. */
@FunctionalInterface
public interface OrderPersons {

    /** The order's customer as it is now; empty when it has none, or none any more. */
    Optional<JsonNode> customer(UUID order);
}
