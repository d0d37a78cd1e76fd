package hub.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A customer's personal fields, as they were last seen or written; stored sealed only.
 *
 * @param tier of loyalty
 * @param consent what the customer agreed to be written by: e-mail, sms … → yes or no; null while nobody said
 * @param extensions what somebody wrote that the hub has no field for; null for nothing
 */
record CustomerDoc(
        String name,
        String email,
        String phone,
        String type,
        String tier,
        SortedMap<String, Boolean> consent,
        SortedMap<String, Object> extensions) {

    static CustomerDoc of(Sighting seen) {
        return new CustomerDoc(seen.name(), seen.email(), seen.phone(), seen.type(), null, null, null);
    }

    static CustomerDoc of(CustomerForm form) {
        return new CustomerDoc(
                form.name(),
                form.email(),
                form.phone(),
                form.type(),
                form.tier(),
                form.consent() == null ? null : new TreeMap<>(form.consent()),
                form.extensions() == null ? null : new TreeMap<>(form.extensions()));
    }

    /** What is newly shown; what is not shown stays. */
    CustomerDoc with(CustomerDoc newer) {
        return new CustomerDoc(
                newer.name == null ? name : newer.name,
                newer.email == null ? email : newer.email,
                newer.phone == null ? phone : newer.phone,
                newer.type == null ? type : newer.type,
                newer.tier == null ? tier : newer.tier,
                newer.consent == null ? consent : newer.consent,
                newer.extensions == null ? extensions : newer.extensions);
    }

    /** The names of the fields that differ; all that are there where there was nothing. */
    Set<String> differs(CustomerDoc before) {
        ObjectNode now = tree();
        ObjectNode then = before == null ? Json.MAPPER.createObjectNode() : before.tree();
        Set<String> fields = new TreeSet<>();
        now.fieldNames().forEachRemaining(fields::add);
        then.fieldNames().forEachRemaining(fields::add);
        fields.removeIf(field -> Objects.equals(now.get(field), then.get(field)));
        return fields;
    }

    ObjectNode tree() {
        return Json.MAPPER.valueToTree(this);
    }

    static CustomerDoc read(byte[] json) {
        try {
            return Json.MAPPER.readValue(json, CustomerDoc.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode readTree(byte[] json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] json() {
        return bytes(tree());
    }

    static byte[] bytes(JsonNode document) {
        try {
            return Json.MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
