package hub.customer;

import hub.customer.CustomerMatch.Decision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds or makes the customer of an order. */
@Component
public class CustomerLinks {

    private record Found(Decision decision, List<Known> known) {

        Optional<Known> customer() {
            Optional<UUID> id = Optional.empty();
            if (decision instanceof Decision.Existing existing) {
                id = Optional.of(existing.customer());
            } else if (decision instanceof Decision.Ambiguous ambiguous) {
                id = ambiguous.best();
            }
            return id.flatMap(wanted ->
                    known.stream().filter(one -> one.id().equals(wanted)).findFirst());
        }

        List<Identity> newAmong(List<Identity> seen) {
            return customer()
                    .map(known -> seen.stream().filter(word -> !known.has(word)).toList())
                    .orElse(seen);
        }

        List<UUID> candidates() {
            return decision instanceof Decision.Ambiguous ambiguous ? ambiguous.candidates() : List.of();
        }
    }

    private final CustomerStore store;
    private final IdentityStore knownBy;
    private final PersonalBox box;
    private final Identities identities;

    CustomerLinks(CustomerStore store, IdentityStore knownBy, PersonalBox box) {
        this.store = store;
        this.knownBy = knownBy;
        this.box = box;
        this.identities = new Identities(box);
    }

    /**
     * Belongs into the order's transaction, after the order row and before stock rows: it locks the words of new people.
     *
     * @return empty when nothing is shown by which a person could be known again
     */
    public Optional<CustomerLink> link(UUID orderId, Sighting seen, Instant now) {
        List<Identity> words = identities.of(seen);
        if (words.stream().noneMatch(Identity::finds)) {
            store.unlinkOrder(orderId);
            return Optional.empty();
        }
        Found found = find(orderId, words);
        if (!found.newAmong(words).isEmpty() && !knownBy.lock(words)) {
            found = find(orderId, words);
        }
        UUID customer = settle(orderId, seen, words, found, now);
        store.linkOrder(orderId, customer);
        // Only now: a merge that goes on at the same time either waits for this order or is seen here.
        UUID root = store.root(customer);
        List<UUID> others =
                found.candidates().stream().filter(id -> !id.equals(root)).toList();
        return Optional.of(new CustomerLink(root, others));
    }

    /** The customer of an order linked before, after merges and undone merges. */
    public Optional<UUID> current(UUID orderId) {
        return store.customerOf(orderId).map(store::root);
    }

    private Found find(UUID orderId, List<Identity> words) {
        List<Known> known = knownBy.sharing(words);
        Decision decision = CustomerMatch.decide(words, known);
        if (!(decision instanceof Decision.Ambiguous ambiguous)) {
            return new Found(decision, known);
        }
        // Folded again, an order stays with the customer it was given to, whoever learnt the same words since.
        Optional<UUID> given = store.customerOf(orderId)
                .filter(id -> known.stream().anyMatch(one -> one.id().equals(id) && one.hasAll(words)));
        return new Found(new Decision.Ambiguous(given.or(ambiguous::best), ambiguous.candidates()), known);
    }

    private UUID settle(UUID orderId, Sighting seen, List<Identity> words, Found found, Instant now) {
        CustomerDoc shown = CustomerDoc.of(seen);
        byte[] mark = box.index("customer.doc", new String(shown.json(), StandardCharsets.UTF_8));
        Optional<Known> known = found.customer();
        if (known.isEmpty()) {
            UUID id = newId(orderId, words.get(0));
            byte[] key = box.newKey();
            store.create(id, new SealedDoc(key, box.seal(key, shown.json()), mark, seen.at()), now);
            knownBy.learn(id, words);
            return id;
        }
        UUID id = known.get().id();
        // The document before the words: PostgreSQL lets two orders share a customer's row, and neither could then lock
        // it.
        store.outdated(id, mark, seen.at()).ifPresent(doc -> store.renew(id, renewed(doc, shown, mark, seen.at())));
        List<Identity> learnt = found.newAmong(words);
        if (!learnt.isEmpty()) {
            knownBy.learn(id, learnt);
        }
        return id;
    }

    private SealedDoc renewed(SealedDoc doc, CustomerDoc shown, byte[] mark, Instant at) {
        CustomerDoc before = CustomerDoc.read(box.open(doc.wrappedKey(), doc.sealed()));
        byte[] sealed = box.seal(doc.wrappedKey(), before.with(shown).json());
        return new SealedDoc(doc.wrappedKey(), sealed, mark, at);
    }

    // The order alone would not do: its buyer may be corrected to somebody else.
    private static UUID newId(UUID orderId, Identity strongest) {
        return UUID.nameUUIDFromBytes((orderId + strongest.value()).getBytes(StandardCharsets.UTF_8));
    }
}
