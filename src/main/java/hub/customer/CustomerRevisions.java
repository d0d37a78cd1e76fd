package hub.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes customers and changes them, with what they were before. All methods belong to the caller's transaction. */
@Component
class CustomerRevisions {

    private final CustomerStore store;
    private final PersonalBox box;

    CustomerRevisions(CustomerStore store, PersonalBox box) {
        this.store = store;
        this.box = box;
    }

    CustomerChange create(UUID id, CustomerDoc doc, Instant seenAt, Instant now) {
        byte[] key = box.newKey();
        store.create(id, new SealedDoc(key, box.seal(key, doc.json()), mark(doc), seenAt), now);
        return new CustomerChange(id, 1, doc.differs(null));
    }

    CustomerDoc open(HeldCustomer held) {
        return CustomerDoc.read(box.open(held.doc().wrappedKey(), held.doc().sealed()));
    }

    /**
     * @param mark of what made it so
     * @return empty when it is this already
     */
    Optional<CustomerChange> change(
            HeldCustomer held, CustomerDoc after, byte[] mark, Instant seenAt, String by, Instant now) {
        CustomerDoc before = open(held);
        byte[] key = held.doc().wrappedKey();
        store.renew(held.id(), new SealedDoc(key, box.seal(key, after.json()), mark, seenAt));
        Set<String> fields = after.differs(before);
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(kept(held, fields, before.tree(), after.tree(), by, now));
    }

    CustomerChange merged(HeldCustomer held, UUID into, String by, Instant now) {
        return kept(held, Set.of("mergedInto"), into(held.mergedInto()), into(into), by, now);
    }

    /** Tells whether another sighting shows the same, without opening anything. */
    byte[] mark(CustomerDoc doc) {
        return box.index("customer.doc", new String(doc.json(), StandardCharsets.UTF_8));
    }

    private CustomerChange kept(
            HeldCustomer held, Set<String> fields, JsonNode before, JsonNode after, String by, Instant now) {
        CustomerChange change = new CustomerChange(held.id(), held.revision() + 1, fields);
        ObjectNode both = Json.MAPPER.createObjectNode();
        both.set("before", before);
        both.set("after", after);
        store.revise(change, now);
        store.keep(change, by, box.seal(held.doc().wrappedKey(), CustomerDoc.bytes(both)), now);
        return change;
    }

    private static ObjectNode into(UUID customer) {
        ObjectNode merged = Json.MAPPER.createObjectNode();
        return customer == null ? merged : merged.put("mergedInto", customer.toString());
    }
}
