package hub.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import hub.channel.Account;
import hub.channel.Connector;
import hub.folding.Subject;
import hub.intake.Hash;
import hub.json.Json;
import hub.mapping.Mapped;
import hub.mapping.Mapper;
import hub.mapping.MappingInput;
import hub.mapping.Payload;
import hub.order.Observation;
import hub.order.OrderIdentity;
import hub.order.OrderState;
import hub.order.Render;
import hub.order.VersionKey;
import hub.outbound.ReadDoor;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a row of a platform's list says of its order by itself: mapped and rendered like any message, and kept nowhere. */
@Component
class ListedEssence {

    private final Mapper mapper;

    ListedEssence(Mapper mapper) {
        this.mapper = mapper;
    }

    /** Empty for a row that does not show the order, or that no mapping understands: then it has to be read. */
    Optional<JsonNode> of(Account account, Connector connector, String externalId, byte[] row, Instant askedAt) {
        if (row.length == 0) {
            return Optional.empty();
        }
        Subject subject = Subject.of(account, connector);
        MappingInput input = new MappingInput(subject.storeKey(), VersionKey.Rank.ROW, 1, Hash.sha256(row), 0, askedAt);
        try {
            Mapped mapped = mapper.map(connector.name(), ReadDoor.LISTED, Payload.read(row), input);
            OrderState state = OrderState.empty();
            for (Observation observation : mapped.observations()) {
                if (observation.order().externalId().equals(externalId)) {
                    state = state.with(observation);
                }
            }
            OrderIdentity id = new OrderIdentity(connector.name(), account.id(), subject.storeKey(), externalId);
            return Render.render(id, state, subject.words())
                    .shown()
                    .map(order -> Essence.of(Json.MAPPER.valueToTree(order)));
        } catch (RuntimeException unreadable) {
            // The intake parks it in its own words; here it only cannot be compared.
            return Optional.empty();
        }
    }
}
