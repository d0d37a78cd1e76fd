package hub.mapping;

import static hub.mapping.MappingFailure.Stage.MAP;
import static hub.mapping.MappingFailure.Stage.VALIDATE;

import com.fasterxml.jackson.databind.JsonNode;
import hub.order.ElementSet;
import hub.order.Observation;
import hub.order.ObservationInvalid;
import hub.order.ObservationReader;
import hub.order.VersionKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Turns the body of one message into observations by the mapping in force; pure but for which mapping that is. */
@Component
public class Mapper {

    private final ConnectorTopics connectors;
    private final MappingLibrary library;

    Mapper(ConnectorTopics connectors, MappingLibrary library) {
        this.connectors = connectors;
        this.library = library;
    }

    /** @throws MappingFailure when the message is to be parked */
    public Mapped map(String connector, String topic, JsonNode body, MappingInput in) {
        TopicRule rule = connectors
                .rule(connector, topic)
                .orElseThrow(() ->
                        new MappingFailure(MAP, "topic_unknown", "", "topic: not in topics of connector " + connector));
        if (rule instanceof TopicRule.Keep) {
            return Mapped.keptAsItIs();
        }
        if (rule instanceof TopicRule.ReadOrder read) {
            return Mapped.onlyHint(hint(read, topic, body));
        }
        if (rule instanceof TopicRule.CheckAccount) {
            return Mapped.onlyHint(new Hint(null, topic));
        }
        if (rule instanceof TopicRule.WakeProducts) {
            return Mapped.onlyHint(Hint.products(topic));
        }
        return run(new MappingName(connector, ((TopicRule.Run) rule).name()), body, in);
    }

    private Mapped run(MappingName name, JsonNode body, MappingInput in) {
        InForce mapping = library.inForce(name)
                .orElseThrow(() -> new MappingFailure(MAP, "mapping_missing", "", name + " (expected: a mapping)"));
        JsonNode document = mapping.program().run(body);
        ObservationSchema.check(document);
        List<Hint> hints = hints(document);
        List<Observation> observations = new ArrayList<>();
        VersionScheme versions = connectors.version(name.platform());
        int index = 0;
        for (JsonNode one : document.path("observations")) {
            if (one.path("ver").isMissingNode() && !in.isRead() && !(versions instanceof VersionScheme.ReadOnly)) {
                hints.add(new Hint(one.path("externalId").textValue(), "no version"));
            } else {
                observations.add(observation(one, index, versions, in, mapping.publication()));
            }
            index++;
        }
        // A read cannot be made better by reading again; a list can.
        boolean whole = in.isRead() && in.rank() == VersionKey.Rank.DETAIL;
        return new Mapped(observations, whole ? List.of() : hints, false, mapping.publication());
    }

    static Observation observation(
            JsonNode document, int index, VersionScheme versions, MappingInput in, long publication) {
        BigDecimal ver = ver(document.path("ver"), index, versions);
        int settled = in.isRead() && versions.settled(ver, in.receivedAt()) ? 1 : 0;
        VersionKey key =
                new VersionKey(0, ver, settled, in.read(), in.rank().ordinal(), in.rawSha256(), in.edit(), publication);
        try {
            return ObservationReader.read(document, in.storeKey(), text -> ver, key);
        } catch (ObservationInvalid e) {
            throw new MappingFailure(VALIDATE, "observation_invalid", "/observations/" + index + e.path(), e.detail());
        }
    }

    private static BigDecimal ver(JsonNode ver, int index, VersionScheme versions) {
        if (ver.isMissingNode()) {
            return BigDecimal.ZERO;
        }
        try {
            return versions.number(ver.textValue());
        } catch (IllegalArgumentException e) {
            throw new MappingFailure(
                    VALIDATE, "observation_invalid", "/observations/" + index + "/ver", e.getMessage());
        }
    }

    private static List<Hint> hints(JsonNode document) {
        List<Hint> hints = new ArrayList<>();
        for (JsonNode hint : document.path("hints")) {
            hints.add(new Hint(
                    Hint.About.ORDER,
                    hint.path("externalId").textValue(),
                    hint.path("reason").textValue(),
                    lacking(hint.path("lacking"))));
        }
        return hints;
    }

    private static Map<ElementSet, Set<String>> lacking(JsonNode sets) {
        Map<ElementSet, Set<String>> lacking = new EnumMap<>(ElementSet.class);
        for (ElementSet set : ElementSet.values()) {
            Set<String> ids = new HashSet<>();
            sets.path(set.name().toLowerCase(Locale.ROOT)).forEach(id -> ids.add(id.textValue()));
            if (!ids.isEmpty()) {
                lacking.put(set, ids);
            }
        }
        return lacking;
    }

    private static Hint hint(TopicRule.ReadOrder read, String topic, JsonNode body) {
        String id = body.at(read.id()).asText("");
        if (id.isBlank()) {
            throw new MappingFailure(MAP, "hint_without_id", read.id().toString(), "missing (expected: an order id)");
        }
        return new Hint(id, topic);
    }
}
