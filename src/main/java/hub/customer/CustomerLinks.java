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
    private final CustomerRevisions revisions;
    private final Identities identities;

    CustomerLinks(CustomerStore store, IdentityStore knownBy, CustomerRevisions revisions, PersonalBox box) {
        this.store = store;
        this.knownBy = knownBy;
        this.revisions = revisions;
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
        Settled settled = settle(orderId, seen, words, found, now);
        store.linkOrder(orderId, settled.customer());
        // Only now: a merge that goes on at the same time either waits for this order or is seen here.
        UUID root = store.root(settled.customer());
        List<UUID> others =
                found.candidates().stream().filter(id -> !id.equals(root)).toList();
        return Optional.of(new CustomerLink(root, others, settled.change()));
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

    /** @param change null where nothing new was shown */
    private record Settled(UUID customer, CustomerChange change) {}

    private Settled settle(UUID orderId, Sighting seen, List<Identity> words, Found found, Instant now) {
        CustomerDoc shown = CustomerDoc.of(seen);
        Optional<Known> known = found.customer();
        if (known.isEmpty()) {
            UUID id = newId(orderId, words.get(0));
            CustomerChange made = revisions.create(id, shown, seen.at(), now);
            knownBy.learn(id, words);
            return new Settled(id, made);
        }
        UUID id = known.get().id();
        byte[] mark = revisions.mark(shown);
        // The document before the words: PostgreSQL lets two orders share a customer's row, and neither could then lock
        // it.
        Optional<CustomerChange> change = store.outdated(id, mark, seen.at())
                .flatMap(held -> revisions.change(
                        held, revisions.open(held).with(shown), mark, seen.at(), "order:" + orderId, now));
        List<Identity> learnt = found.newAmong(words);
        if (!learnt.isEmpty()) {
            knownBy.learn(id, learnt);
        }
        return new Settled(id, change.orElse(null));
    }

    // The order alone would not do: its buyer may be corrected to somebody else.
    private static UUID newId(UUID orderId, Identity strongest) {
        return UUID.nameUUIDFromBytes((orderId + strongest.value()).getBytes(StandardCharsets.UTF_8));
    }
}
