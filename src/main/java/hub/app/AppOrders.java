package hub.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import hub.channel.Connector;
import hub.channel.Connectors;
import hub.folding.Cause;
import hub.folding.Fold;
import hub.folding.Folding;
import hub.folding.News;
import hub.folding.Subject;
import hub.intake.Hash;
import hub.json.Json;
import hub.mapping.Mapped;
import hub.mapping.Mapper;
import hub.mapping.MappingInput;
import hub.order.Observation;
import hub.order.OrderState;
import hub.order.Part;
import hub.order.Slot;
import hub.order.VersionKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Orders that the hub itself takes: answered from the database, refused when stock is short. */
@Component
public class AppOrders {

    static final String CONNECTOR = "app";
    private static final Slot HEADER = new Slot.PartSlot(Part.HEADER);
    private static final ObjectWriter CANONICAL = Json.MAPPER
            .copy()
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .writer();

    private final Connectors connectors;
    private final Mapper mapper;
    private final Folding folding;

    AppOrders(Connectors connectors, Mapper mapper, Folding folding) {
        this.connectors = connectors;
        this.mapper = mapper;
        this.folding = folding;
    }

    /** @param created false when the very same order was taken before */
    public record Taken(UUID orderId, boolean created) {}

    /** The same id with other content: documents do not merge. */
    public static final class Conflict extends RuntimeException {
        Conflict(String externalId) {
            super(
                    "externalId: " + externalId + " (expected: an id no other order of this app has)",
                    null,
                    false,
                    false);
        }
    }

    /**
     * Belongs into the caller's transaction, after the idempotency key's row.
     *
     * @param order checked against {@code app-order.schema.json}
     * @throws hub.stock.StockShort names the SKUs; the caller rolls back
     * @throws Conflict when another order has this id
     */
    public Taken take(JsonNode order, String actor, Instant now) {
        Connector connector = connectors.get(CONNECTOR);
        String app = order.path("app").asText();
        Subject subject = Subject.hub(CONNECTOR, app, connector.statusWords());
        String hash = hash(order);
        Mapped mapped = mapper.map(
                CONNECTOR, "order", order, new MappingInput(subject.storeKey(), VersionKey.Rank.PUSH, 0, hash, 0, now));
        List<News> news = mapped.observations().stream()
                .map(observation -> new News(observation.order(), held -> document(observation, held)))
                .toList();
        List<Fold> folds = folding.open(subject, news, now);
        folding.write(folds, new Cause(CONNECTOR, "order", null, mapped.publication(), actor), now);
        return new Taken(folds.get(0).orderId(), folds.get(0).changed());
    }

    private static Optional<Observation> document(Observation heard, OrderState held) {
        VersionKey before = held.key(HEADER);
        if (before != null && !before.raw().equals(heard.key().raw())) {
            throw new Conflict(heard.order().externalId());
        }
        return Optional.of(heard);
    }

    /** Of the content, not of the bytes: blanks and the order of fields make no other order. */
    private static String hash(JsonNode order) {
        try {
            Object plain = Json.MAPPER.treeToValue(order, Object.class);
            return Hash.sha256(CANONICAL.writeValueAsBytes(plain));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON document can always be written", e);
        }
    }
}
