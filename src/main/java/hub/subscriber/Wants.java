package hub.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Which events a subscriber is told of. Every list that is not empty must hold; an event that does not have the field at
 * all is then left out.
 *
 * @param types whole types or their beginnings: {@code crossdock.order} takes in {@code crossdock.order.created}
 * @param channels connectors an order came through
 * @param accounts accounts an order came through
 * @param skus stock of these, and orders with one of these
 */
public record Wants(List<String> types, List<String> channels, List<String> accounts, List<String> skus) {

    public Wants {
        types = List.copyOf(types);
        channels = List.copyOf(channels);
        accounts = List.copyOf(accounts);
        skus = List.copyOf(skus);
    }

    /** @param type of an event: {@code crossdock.order.created} */
    public static boolean begins(String prefix, String type) {
        return type.equals(prefix) || type.startsWith(prefix + ".");
    }

    boolean cover(JsonNode event) {
        String type = event.path("type").asText();
        JsonNode data = event.path("data");
        return types.stream().anyMatch(prefix -> begins(prefix, type))
                && holds(channels, data.path("channel"))
                && holds(accounts, data.path("account"))
                && (skus.isEmpty() || hasSku(data));
    }

    private boolean hasSku(JsonNode data) {
        return holds(skus, data.path("sku"))
                || StreamSupport.stream(data.path("skus").spliterator(), false).anyMatch(sku -> holds(skus, sku));
    }

    private static boolean holds(List<String> wanted, JsonNode value) {
        return wanted.isEmpty() || wanted.contains(value.asText());
    }
}
