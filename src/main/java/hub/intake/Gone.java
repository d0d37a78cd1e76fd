package hub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import hub.folding.News;
import hub.folding.Subject;
import hub.order.Observation;
import hub.order.OrderKey;
import hub.order.OrderState;
import hub.order.Part;
import hub.order.Slot;
import hub.order.SlotValue;
import hub.order.VersionKey;
import java.util.Map;
import java.util.Optional;

/** A read that found no order. It is as new as what is held, and read later: a push from before does not undo it. */
final class Gone {

    private static final Slot EXISTENCE = new Slot.PartSlot(Part.EXISTENCE);

    private Gone() {}

    static News news(Subject subject, JsonNode body, Envelope.About about) {
        OrderKey order =
                new OrderKey(subject.storeKey(), body.path("externalId").asText());
        return new News(order, held -> observation(order, held, about));
    }

    /** An order nobody ever heard of cannot be gone. */
    private static Optional<Observation> observation(OrderKey order, OrderState held, Envelope.About about) {
        return Optional.ofNullable(held.key(EXISTENCE))
                .map(key -> new Observation(
                        order,
                        Map.of(EXISTENCE, new SlotValue.Existence("gone")),
                        new VersionKey(
                                key.epoch(),
                                key.ver(),
                                1,
                                about.readSeq(),
                                VersionKey.Rank.DETAIL.ordinal(),
                                about.rawSha256(),
                                0,
                                0)));
    }
}
