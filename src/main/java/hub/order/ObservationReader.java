package hub.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads what a mapping produced ({@code docs/observation.md}). */
public final class ObservationReader {

    private static final int LONGEST_ID = 200;

    private ObservationReader() {}

    /**
     * @param observation one member of {@code observations}
     * @param ver the platform's version, {@code null} where the observation shows none, as a number that compares
     * @param prototype everything of the key but {@code ver}
     * @throws ObservationInvalid with the place that is wrong
     */
    public static Observation read(
            JsonNode observation, String storeKey, Function<String, BigDecimal> ver, VersionKey prototype) {
        if (!observation.isObject()) {
            throw new ObservationInvalid("", "expected: an object");
        }
        ObservationTexts.check(observation, "");
        Map<Slot, SlotValue> slots = new HashMap<>();
        readParts(observation.path("parts"), slots);
        readLists(observation.path("lists"), slots);
        readElements(observation.path("elements"), slots);
        OrderKey order = new OrderKey(storeKey, id(observation.get("externalId"), "/externalId"));
        return new Observation(order, slots, prototype.withVer(version(observation.get("ver"), ver)));
    }

    private static BigDecimal version(JsonNode word, Function<String, BigDecimal> ver) {
        try {
            return ver.apply(word == null || word.isNull() ? null : word.asText());
        } catch (RuntimeException e) {
            throw new ObservationInvalid("/ver", "not a version of this platform");
        }
    }

    private static void readParts(JsonNode parts, Map<Slot, SlotValue> slots) {
        members(parts, "/parts").forEach((name, value) -> {
            String path = "/parts/" + name;
            Slot slot = SlotNames.slot(name);
            if (!(slot instanceof Slot.PartSlot)) {
                throw new ObservationInvalid(path, "unknown part");
            }
            slots.put(slot, checked(SlotShapes.read(SlotTypes.of(slot), value, path), path));
        });
    }

    private static void readLists(JsonNode lists, Map<Slot, SlotValue> slots) {
        members(lists, "/lists").forEach((name, ids) -> {
            String path = "/lists/" + name;
            Slot slot = SlotNames.slot("list:" + name);
            if (!(slot instanceof Slot.ListSlot) || !ids.isArray()) {
                throw new ObservationInvalid(path, slot instanceof Slot.ListSlot ? "expected: a list" : "unknown set");
            }
            List<String> read = new ArrayList<>();
            ids.forEach(id -> read.add(id(id, path + "/" + read.size())));
            slots.put(slot, new SlotValue.Ids(read));
        });
    }

    private static void readElements(JsonNode sets, Map<Slot, SlotValue> slots) {
        members(sets, "/elements")
                .forEach((set, elements) -> members(elements, "/elements/" + set)
                        .forEach((id, element) -> {
                            String path = "/elements/" + set + "/" + id;
                            Slot slot = SlotNames.slot(set + ":" + id);
                            if (!(slot instanceof Slot.ElementSlot) || !(element instanceof ObjectNode)) {
                                throw new ObservationInvalid(path, "expected: an element of a known set");
                            }
                            ObjectNode named = ((ObjectNode) element).deepCopy().put("id", id);
                            slots.put(slot, SlotShapes.read(SlotTypes.of(slot), named, path));
                        }));
    }

    private static SlotValue checked(SlotValue value, String path) {
        if (value instanceof SlotValue.Lines lines) {
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < lines.lines().size(); i++) {
                if (!ids.add(lines.lines().get(i).id())) {
                    throw new ObservationInvalid(path + "/lines/" + i + "/id", "twice (expected: unique in the order)");
                }
            }
        }
        return value;
    }

    private static String id(JsonNode id, String path) {
        boolean usable =
                id != null && id.isValueNode() && !id.isNull() && !id.asText().isBlank();
        if (!usable || id.asText().length() > LONGEST_ID) {
            throw new ObservationInvalid(path, "expected: an id of at most " + LONGEST_ID + " characters");
        }
        return id.asText();
    }

    private static Map<String, JsonNode> members(JsonNode object, String path) {
        if (object.isMissingNode() || object.isNull()) {
            return Map.of();
        }
        if (!object.isObject()) {
            throw new ObservationInvalid(path, "expected: an object");
        }
        Map<String, JsonNode> members = new HashMap<>();
        object.fields().forEachRemaining(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }
}
