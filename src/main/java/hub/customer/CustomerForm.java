package hub.customer;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.json.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A customer as somebody writes it; null where nothing is said.
 *
 * @param id of a customer the hub has; null for one that is to be found by its words, or made
 * @param country tells what a telephone number without + means
 * @param consent e-mail, sms … → yes or no
 * @param extensions what the hub has no field for
 */
public record CustomerForm(
        UUID id,
        String name,
        String email,
        String phone,
        String country,
        String type,
        String tier,
        Map<String, Boolean> consent,
        Map<String, Object> extensions) {

    private static final Schema SCHEMA = Schema.load("customer.schema.json");
    private static final Set<String> KNOWN =
            Set.of("id", "name", "email", "phone", "country", "type", "tier", "consent", "extensions");
    /** What the hub adds when it shows a customer: read and written back, it changes nothing. */
    private static final Set<String> SHOWN =
            Set.of("revision", "createdAt", "changedAt", "mergedInto", "merged", "identities");

    /** Every fault once, by its path; empty when {@link #of} may be called. */
    public static List<Schema.Fault> faults(JsonNode customer) {
        List<Schema.Fault> faults = new ArrayList<>(SCHEMA.faults(customer));
        if (faults.isEmpty()) {
            CustomerForm form = of(customer);
            if (form.id == null && form.name == null && form.email == null && form.phone == null) {
                faults.add(new Schema.Fault("", "nobody (expected: a name, an e-mail address or a telephone number)"));
            }
            if (form.email != null && EmailForm.of(form.email).isEmpty()) {
                faults.add(new Schema.Fault("/email", "unusable (expected: an e-mail address)"));
            }
        }
        return faults;
    }

    /** @param customer without {@link #faults} */
    public static CustomerForm of(JsonNode customer) {
        Map<String, Boolean> consent = new TreeMap<>();
        customer.path("consent").fields().forEachRemaining(one -> {
            if (one.getValue().isBoolean()) {
                consent.put(one.getKey(), one.getValue().asBoolean());
            }
        });
        return new CustomerForm(
                customer.path("id").isTextual()
                        ? UUID.fromString(customer.path("id").asText())
                        : null,
                text(customer, "name"),
                text(customer, "email"),
                text(customer, "phone"),
                text(customer, "country"),
                text(customer, "type"),
                text(customer, "tier"),
                consent.isEmpty() ? null : consent,
                extensions(customer));
    }

    private static Map<String, Object> extensions(JsonNode customer) {
        Map<String, Object> extensions = new TreeMap<>();
        customer.path("extensions").fields().forEachRemaining(one -> keep(extensions, one));
        customer.fields().forEachRemaining(one -> {
            if (!KNOWN.contains(one.getKey()) && !SHOWN.contains(one.getKey())) {
                keep(extensions, one);
            }
        });
        return extensions.isEmpty() ? null : extensions;
    }

    private static void keep(Map<String, Object> extensions, Map.Entry<String, JsonNode> one) {
        if (!one.getValue().isNull()) {
            extensions.put(one.getKey(), Json.MAPPER.convertValue(one.getValue(), Object.class));
        }
    }

    private static String text(JsonNode customer, String field) {
        String text = customer.path(field).asText("").strip();
        return customer.path(field).isNull() || text.isEmpty() ? null : text;
    }
}
