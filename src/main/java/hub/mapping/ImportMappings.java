package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.order.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Rows of files by {@code mappings/import/<name>.jslt}, whose input is {@code {"row": …, "channel": "shopify"}}. */
@Component
public class ImportMappings {

    public static final String PLATFORM = "import";
    /** The member of a mapping's document that holds orders. */
    public static final String ORDERS = "observations";

    private static final String GROUPED_BY = "groupedBy";
    private static final VersionScheme TIMES = new VersionScheme.Timestamp(Duration.ofSeconds(1));

    private final MappingLibrary library;

    ImportMappings(MappingLibrary library) {
        this.library = library;
    }

    /** @param publication the mapping's number */
    public record Made(JsonNode document, long publication) {

        public boolean holds(String member) {
            return document.path(member).isArray() && !document.path(member).isEmpty();
        }
    }

    public boolean knows(String name) {
        return isName(name) && library.inForce(new MappingName(PLATFORM, name)).isPresent();
    }

    /** Whether rows become orders, which need an account. */
    public boolean isOfOrders(String name) {
        return ofNothing(name).has(ORDERS);
    }

    /** Dotted name of what consecutive rows have in common that say one thing together; empty where each stands alone. */
    public Optional<String> groupedBy(String name) {
        return Optional.ofNullable(ofNothing(name).path(GROUPED_BY).textValue());
    }

    /** What a mapping is for is told by what it makes of nothing. */
    private JsonNode ofNothing(String name) {
        try {
            return map(name, Json.MAPPER.createObjectNode(), PLATFORM).document();
        } catch (MappingFailure undecided) {
            return Json.MAPPER.missingNode();
        }
    }

    /** @throws MappingFailure when the row cannot be mapped */
    public Made map(String name, JsonNode row, String channel) {
        InForce mapping = library.inForce(new MappingName(PLATFORM, name))
                .orElseThrow(() -> new MappingFailure(
                        MappingFailure.Stage.MAP,
                        "mapping_missing",
                        "",
                        PLATFORM + "/" + name + " (expected: a mapping)"));
        ObjectNode input = Json.MAPPER.createObjectNode().put("channel", channel);
        input.set("row", row);
        return new Made(mapping.program().run(input), mapping.publication());
    }

    /**
     * @param epoch −1 below everything the channel itself says
     * @throws MappingFailure when it is no observation
     */
    public List<Observation> observations(Made made, MappingInput in, int epoch) {
        ObservationSchema.check(
                made.document().has(GROUPED_BY)
                        ? Json.MAPPER
                                .createObjectNode()
                                .set(ORDERS, made.document().get(ORDERS))
                        : made.document());
        List<Observation> observations = new ArrayList<>();
        for (JsonNode one : made.document().path(ORDERS)) {
            Observation heard = Mapper.observation(one, observations.size(), TIMES, in, made.publication());
            observations.add(
                    new Observation(heard.order(), heard.slots(), heard.key().inEpoch(epoch)));
        }
        return observations;
    }

    private static boolean isName(String name) {
        return name.matches("[a-z0-9][a-z0-9-]{0,60}");
    }
}
