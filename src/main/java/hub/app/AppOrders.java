package hub.app;

import com.fasterxml.jackson.databind.JsonNode;
import hub.channel.Connector;
import hub.channel.Connectors;
import hub.folding.Cause;
import hub.folding.Document;
import hub.folding.Fold;
import hub.folding.Folding;
import hub.folding.News;
import hub.folding.Subject;
import hub.intake.Hash;
import hub.mapping.Mapped;
import hub.mapping.Mapper;
import hub.mapping.MappingInput;
import hub.order.VersionKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Orders that the hub itself takes: answered from the database, refused when stock is short. */
@Component
public class AppOrders {

    static final String CONNECTOR = "app";

    private final Connectors connectors;
    private final Mapper mapper;
    private final Folding folding;
    private final AppGate gate;
    private final AppHolds holds;

    AppOrders(Connectors connectors, Mapper mapper, Folding folding, AppGate gate, AppHolds holds) {
        this.connectors = connectors;
        this.mapper = mapper;
        this.folding = folding;
        this.gate = gate;
        this.holds = holds;
    }

    /** @param created false when the very same order was taken before */
    public record Taken(UUID orderId, boolean created) {}

    /**
     * Belongs into the caller's transaction, after the idempotency key's row.
     *
     * @param order checked by {@link AppRules}
     * @throws hub.problem.Problem when the app may not order
     * @throws hub.stock.StockShort names the SKUs; the caller rolls back
     * @throws Document.Conflict when another order has this id
     */
    public Taken take(JsonNode order, String actor, Instant now) {
        Connector connector = connectors.get(CONNECTOR);
        String app = order.path("app").asText();
        Subject subject = Subject.hub(CONNECTOR, app, connector.statusWords());
        String hash = Hash.ofContent(order);
        AppGate.Passed passed = gate.pass(order, now);
        Mapped mapped = mapper.map(
                CONNECTOR,
                "order",
                passed.order(),
                new MappingInput(subject.storeKey(), VersionKey.Rank.PUSH, 0, hash, 0, now));
        List<News> news = mapped.observations().stream().map(Document::news).toList();
        List<Fold> folds = folding.open(subject, news, now);
        folding.write(folds, new Cause(CONNECTOR, "order", null, mapped.publication(), actor), now);
        Fold fold = folds.get(0);
        if (fold.before().isEmpty()) {
            fold.after().ifPresent(taken -> holds.begin(taken, passed.unpaidHold(), now));
        }
        return new Taken(fold.orderId(), fold.changed());
    }
}
