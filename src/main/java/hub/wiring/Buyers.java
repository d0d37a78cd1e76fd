package hub.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import hub.folding.OrderQueries;
import hub.security.CannotOpen;
import hub.subscriber.OrderPersons;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Subscribers that may hear of persons learn of an order's customer, unless that person was erased. */
@Component
class Buyers implements OrderPersons {

    private final OrderQueries orders;

    Buyers(OrderQueries orders) {
        this.orders = orders;
    }

    @Override
    public Optional<JsonNode> customer(UUID order) {
        try {
            return orders.byId(order)
                    .map(found -> found.document().path("customer"))
                    .filter(JsonNode::isObject);
        } catch (CannotOpen erased) {
            return Optional.empty();
        }
    }
}
