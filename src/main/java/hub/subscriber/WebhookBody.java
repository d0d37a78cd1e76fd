package hub.subscriber;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What one subscriber is sent of an event. Personal fields are added here, on their way out, and kept nowhere. */
@Component
class WebhookBody {

    private static final String ORDERS = "crossdock.order";

    private final OrderPersons persons;

    WebhookBody(OrderPersons persons) {
        this.persons = persons;
    }

    String of(Subscriber subscriber, String event) {
        if (subscriber.format() == Format.SLACK) {
            return SlackText.body(read(event));
        }
        return subscriber.personal() ? withCustomer(read(event)) : event;
    }

    private String withCustomer(JsonNode event) {
        if (Wants.begins(ORDERS, event.path("type").asText()) && event.path("data") instanceof ObjectNode data) {
            persons.customer(UUID.fromString(event.path("subject").asText()))
                    .ifPresent(customer -> data.set("customer", customer));
        }
        return event.toString();
    }

    private static JsonNode read(String event) {
        try {
            return Json.MAPPER.readTree(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept event is not JSON", e);
        }
    }
}
