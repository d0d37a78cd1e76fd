package hub.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Joins an order's own answer with what further calls told of it: {@code {"order": …, "refunds": […]}}. */
@Component("wholeOrder")
public final class WholeOrder implements AggregationStrategy {

    static final String ORDER = "order";

    @Override
    public Exchange aggregate(Exchange before, Exchange part, Exchange whole) {
        Exchange known = before == null ? whole : before;
        ObjectNode order = (ObjectNode) tree(known.getMessage().getBody(Answer.Found.class));
        order.setAll(part.getMessage().getBody(ObjectNode.class));
        part.getMessage().setBody(json(order));
        return part;
    }

    @Override
    public Exchange aggregate(Exchange before, Exchange part) {
        throw new UnsupportedOperationException("aggregate: without the order's own answer (expected: with it)");
    }

    static JsonNode tree(Answer.Found found) {
        try {
            return Json.MAPPER.readTree(found.body());
        } catch (IOException judgedBefore) {
            throw new UncheckedIOException(judgedBefore);
        }
    }

    static Answer.Found json(JsonNode order) {
        try {
            return new Answer.Found("application/json", Json.MAPPER.writeValueAsBytes(order));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
