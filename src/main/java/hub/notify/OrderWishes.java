package hub.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which mails an order wants by what it is now; whoever reads the same order again finds the same. */
final class OrderWishes {

    static final String CONFIRMED = "confirmed";
    private static final String SHIPMENT = "shipment:";

    private static final Set<String> CERTAIN = Set.of("confirmed", "processing", "shipped", "delivered");
    private static final Set<String> PROMISED = Set.of("authorized", "partially_paid", "paid");
    private static final Set<String> LEFT_THE_HOUSE = Set.of("shipped", "delivered");

    /**
     * @param at when it happened: the order was placed, the parcel left
     * @param complete false while what the mail should tell may still come: a tracking number
     */
    record Wanted(Kind kind, String cause, Instant at, boolean complete) {}

    private OrderWishes() {}

    /** @param order the canonical document */
    static List<Wanted> of(JsonNode order) {
        Optional<Instant> placedAt = moment(order.path("placedAt"));
        if (placedAt.isEmpty()
                || order.path("test").asBoolean()
                || order.path("deleted").asBoolean()) {
            return List.of();
        }
        List<Wanted> wanted = new ArrayList<>();
        String status = order.path("status").asText();
        boolean paid = PROMISED.contains(order.path("paymentStatus").asText());
        if (CERTAIN.contains(status) || status.equals("pending") && paid) {
            wanted.add(new Wanted(Kind.ORDER_CONFIRMATION, CONFIRMED, placedAt.get(), true));
        }
        if (shipsItself(order)) {
            order.path("fulfilments").forEach(shipment -> {
                if (LEFT_THE_HOUSE.contains(shipment.path("status").asText())) {
                    wanted.add(new Wanted(
                            Kind.SHIPPING,
                            SHIPMENT + shipment.path("id").asText(),
                            moment(shipment.path("at")).orElse(placedAt.get()),
                            shipment.hasNonNull("trackingNumber")));
                }
            });
        }
        return wanted;
    }

    /** The shipment a wish is about; missing for other wishes. */
    static JsonNode shipment(JsonNode order, String cause) {
        for (JsonNode shipment : order.path("fulfilments")) {
            if (cause.equals(SHIPMENT + shipment.path("id").asText())) {
                return shipment;
            }
        }
        return MissingNode.getInstance();
    }

    /** What a marketplace ships it also tells of; what is sold over the counter is not shipped. */
    private static boolean shipsItself(JsonNode order) {
        return !order.path("fulfilledBy").asText().equals("channel")
                && !order.path("channel").asText().equals("pos");
    }

    private static Optional<Instant> moment(JsonNode text) {
        return text.isTextual() ? Optional.of(Instant.parse(text.asText())) : Optional.empty();
    }
}
