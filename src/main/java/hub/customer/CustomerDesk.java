package hub.customer;

import hub.customer.CustomerMatch.Decision;
import hub.feed.Outbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Customers written by people and files. All methods belong to the caller's transaction. */
@Component
public class CustomerDesk {

    /** What became of a request. */
    public sealed interface Outcome {

        /** @param change null when it was this already: nothing was written */
        record Put(UUID customer, CustomerChange change) implements Outcome {

            public boolean changed() {
                return change != null;
            }
        }

        record Unknown(UUID customer) implements Outcome {}

        /** Another customer is known by this e-mail address, or by these words altogether. */
        record Taken(Set<UUID> by) implements Outcome {}

        /** It is part of another one now, which is to be changed instead. */
        record Merged(UUID into) implements Outcome {}
    }

    // Whoever is written here came through no account.
    private static final String NO_ACCOUNT = "";

    private final CustomerStore store;
    private final IdentityStore knownBy;
    private final CustomerRevisions revisions;
    private final Identities identities;
    private final Outbox outbox;

    CustomerDesk(
            CustomerStore store, IdentityStore knownBy, CustomerRevisions revisions, PersonalBox box, Outbox outbox) {
        this.store = store;
        this.knownBy = knownBy;
        this.revisions = revisions;
        this.identities = new Identities(box);
        this.outbox = outbox;
    }

    /**
     * The customer of that id, or who is known by these words, or a new one. What the form does not say stays; the same
     * again changes nothing.
     */
    public Outcome put(CustomerForm form, String by, Instant now) {
        if (form.id() != null) {
            return change(form.id(), form, false, by, now);
        }
        List<Identity> words = words(form, now);
        return known(words)
                .map(customer -> change(customer, form, false, by, now))
                .orElseGet(() -> create(form, words, now));
    }

    /** A new customer; refused where the words are another's. */
    public Outcome create(CustomerForm form, Instant now) {
        List<Identity> words = words(form, now);
        Optional<UUID> known = known(words);
        return known.isPresent() ? new Outcome.Taken(Set.of(known.get())) : create(form, words, now);
    }

    /** Makes the customer this; what the form does not say is gone. The words it was known by stay known. */
    public Outcome replace(UUID customer, CustomerForm form, String by, Instant now) {
        return change(customer, form, true, by, now);
    }

    private Outcome change(UUID id, CustomerForm form, boolean whole, String by, Instant now) {
        List<Identity> words = words(form, now);
        Optional<HeldCustomer> found = store.lock(id);
        if (found.isEmpty()) {
            return new Outcome.Unknown(id);
        }
        HeldCustomer held = found.get();
        if (held.mergedInto() != null) {
            return new Outcome.Merged(store.root(id));
        }
        Set<UUID> others = othersOfTheAddress(words, id);
        if (!others.isEmpty()) {
            return new Outcome.Taken(others);
        }
        CustomerDoc before = revisions.open(held);
        CustomerDoc after = whole ? CustomerDoc.of(form) : before.with(CustomerDoc.of(form));
        if (after.equals(before)) {
            return new Outcome.Put(id, null);
        }
        CustomerChange change = revisions
                .change(held, after, revisions.mark(after), now, by, now)
                .orElseThrow();
        knownBy.learn(id, words);
        outbox.add(List.of(change.event()), now);
        return new Outcome.Put(id, change);
    }

    private Outcome create(CustomerForm form, List<Identity> words, Instant now) {
        CustomerDoc doc = CustomerDoc.of(form);
        UUID id = newId(revisions.mark(doc), now);
        CustomerChange change = revisions.create(id, doc, now, now);
        knownBy.learn(id, words);
        outbox.add(List.of(change.event()), now);
        return new Outcome.Put(id, change);
    }

    /** Locked, so that nobody else makes a customer of them meanwhile. */
    private List<Identity> words(CustomerForm form, Instant now) {
        List<Identity> words = identities.of(new Sighting(
                form.name(), form.email(), form.phone(), form.type(), form.country(), NO_ACCOUNT, null, now));
        if (words.stream().anyMatch(Identity::finds)) {
            knownBy.lock(words);
        }
        return words;
    }

    private Optional<UUID> known(List<Identity> words) {
        if (words.stream().noneMatch(Identity::finds)) {
            return Optional.empty();
        }
        Decision decision = CustomerMatch.decide(words, knownBy.sharing(words));
        Optional<UUID> known = Optional.empty();
        if (decision instanceof Decision.Existing existing) {
            known = Optional.of(existing.customer());
        } else if (decision instanceof Decision.Ambiguous ambiguous) {
            known = ambiguous.best();
        }
        return known.map(store::root);
    }

    private Set<UUID> othersOfTheAddress(List<Identity> words, UUID customer) {
        List<Identity> address = words.stream()
                .filter(word -> word.kind() == Identity.Kind.EMAIL)
                .toList();
        return address.isEmpty()
                ? Set.of()
                : knownBy.sharing(address).stream()
                        .map(Known::root)
                        .filter(root -> !root.equals(customer))
                        .collect(Collectors.toSet());
    }

    private static UUID newId(byte[] mark, Instant now) {
        String seed = HexFormat.of().formatHex(mark) + now.truncatedTo(ChronoUnit.MICROS);
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    }
}
