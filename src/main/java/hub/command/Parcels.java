package hub.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Out of which open parts of an order the pieces are shipped, where the platform divides it by places. Pure. */
final class Parcels {

    private Parcels() {}

    /**
     * @param pieces {@code lineId, quantity}
     * @param open {@code id, place, items[{id, lineId, left}]}
     * @return {@code id, items[{id, quantity}]}, all of one place; empty when no place has all of it
     */
    static Optional<ArrayNode> of(JsonNode pieces, JsonNode open) {
        Map<String, List<JsonNode>> places = new LinkedHashMap<>();
        open.forEach(part -> places.computeIfAbsent(part.path("place").asText(), place -> new ArrayList<>())
                .add(part));
        return places.values().stream()
                .map(parts -> from(parts, pieces))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<ArrayNode> from(List<JsonNode> parts, JsonNode pieces) {
        Map<String, BigDecimal> rest = new LinkedHashMap<>();
        pieces.forEach(piece ->
                rest.merge(piece.path("lineId").asText(), Numbers.of(piece.path("quantity")), BigDecimal::add));
        ArrayNode parcels = Json.MAPPER.createArrayNode();
        for (JsonNode part : parts) {
            ObjectNode parcel =
                    Json.MAPPER.createObjectNode().put("id", part.path("id").asText());
            ArrayNode items = parcel.putArray("items");
            for (JsonNode item : part.path("items")) {
                String line = item.path("lineId").asText();
                BigDecimal here = rest.getOrDefault(line, BigDecimal.ZERO).min(Numbers.of(item.path("left")));
                if (here.signum() > 0) {
                    items.addObject().put("id", item.path("id").asText()).put("quantity", Numbers.plain(here));
                    rest.merge(line, here.negate(), BigDecimal::add);
                }
            }
            if (!items.isEmpty()) {
                parcels.add(parcel);
            }
        }
        return rest.values().stream().allMatch(left -> left.signum() == 0) ? Optional.of(parcels) : Optional.empty();
    }
}
