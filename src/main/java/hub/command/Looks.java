package hub.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether what the platform shows of an order is what a command asked for. Pure. */
final class Looks {

    private Looks() {}

    /** The ids of all that is there: what is sent after this look must be another. */
    static Set<String> known(JsonNode look) {
        Set<String> ids = new HashSet<>();
        look.path("fulfilments").forEach(one -> ids.add(one.path("id").asText()));
        look.path("refunds").forEach(one -> ids.add(one.path("id").asText()));
        return ids;
    }

    /** @return what the platform calls it; empty when it shows nothing of the kind */
    static Optional<String> done(Command command, JsonNode asked, JsonNode look) {
        return switch (command.kind()) {
            case SHIP -> shipped(command, asked, look);
            case CANCEL ->
                look.path("cancelled").asBoolean()
                        ? Optional.of(look.path("cancellation").asText(command.externalId()))
                        : Optional.empty();
            case REFUND -> refunded(command, look);
        };
    }

    /** Where the platform keeps the hub's id, that; else one that was not there before, of the same pieces and parcel. */
    private static Optional<String> shipped(Command command, JsonNode asked, JsonNode look) {
        for (JsonNode one : look.path("fulfilments")) {
            String id = one.path("id").asText();
            boolean ours = one.path("command").asText("").equals(command.id().toString());
            boolean alike = !one.has("command")
                    && command.known() != null
                    && !command.known().contains(id)
                    && pieces(one).equals(pieces(asked))
                    && sameParcel(asked, one);
            if (ours || alike) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> refunded(Command command, JsonNode look) {
        for (JsonNode one : look.path("refunds")) {
            if (one.path("note").asText("").contains(command.id().toString())) {
                return Optional.of(one.path("id").asText());
            }
        }
        return Optional.empty();
    }

    private static boolean sameParcel(JsonNode asked, JsonNode shown) {
        String number = asked.path("trackingNumber").asText("");
        return number.isEmpty() || number.equals(shown.path("trackingNumber").asText(""));
    }

    private static Map<String, BigDecimal> pieces(JsonNode at) {
        Map<String, BigDecimal> pieces = new HashMap<>();
        for (JsonNode line : at.path("lines")) {
            BigDecimal quantity = Numbers.of(line.path("quantity"));
            pieces.merge(line.path("lineId").asText(), quantity.setScale(9), BigDecimal::add);
        }
        return pieces;
    }
}
