package hub.customer;

import hub.feed.Event;
import hub.feed.Outbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    private final CustomerStore store;
    private final IdentityStore knownBy;
    private final CustomerRevisions revisions;
    private final FormPeople people;
    private final Outbox outbox;

    CustomerDesk(
            CustomerStore store, IdentityStore knownBy, CustomerRevisions revisions, PersonalBox box, Outbox outbox) {
        this.store = store;
        this.knownBy = knownBy;
        this.revisions = revisions;
        this.people = new FormPeople(store, knownBy, box);
        this.outbox = outbox;
    }

    /**
     * The customer of that id, or who is known by these words, or a new one. What the form does not say stays; the same
     * again changes nothing.
     */
    public Outcome put(CustomerForm form, String by, Instant now) {
        return putAll(List.of(form), by, now).get(0);
    }

    /**
     * Many at once, with one row of events. All their words are locked first and in one order, so that nobody waits for
     * each other; a form sees what those before it wrote.
     */
    public List<Outcome> putAll(List<CustomerForm> forms, String by, Instant now) {
        List<Outcome> outcomes =
                people.asked(forms, now).stream().map(one -> put(one, by, now)).toList();
        tell(outcomes, now);
        return outcomes;
    }

    private Outcome put(FormPeople.Asked asked, String by, Instant now) {
        Optional<UUID> customer = asked.form().id() == null
                ? people.known(asked.words())
                : Optional.of(asked.form().id());
        return customer.map(id -> change(id, asked, false, by, now)).orElseGet(() -> create(asked, now));
    }

    /** A new customer; refused where the words are another's. */
    public Outcome create(CustomerForm form, Instant now) {
        FormPeople.Asked asked = people.asked(form, now);
        Optional<UUID> known = people.known(asked.words());
        return known.isPresent() ? new Outcome.Taken(Set.of(known.get())) : told(create(asked, now), now);
    }

    /** Makes the customer this; what the form does not say is gone. The words it was known by stay known. */
    public Outcome replace(UUID customer, CustomerForm form, String by, Instant now) {
        return told(change(customer, people.asked(form, now), true, by, now), now);
    }

    private Outcome change(UUID id, FormPeople.Asked asked, boolean whole, String by, Instant now) {
        Optional<HeldCustomer> found = store.lock(id);
        if (found.isEmpty()) {
            return new Outcome.Unknown(id);
        }
        HeldCustomer held = found.get();
        if (held.mergedInto() != null) {
            return new Outcome.Merged(store.root(id));
        }
        Set<UUID> others = people.othersOfTheAddress(asked.words(), id);
        if (!others.isEmpty()) {
            return new Outcome.Taken(others);
        }
        CustomerDoc before = revisions.open(held);
        CustomerDoc stated = CustomerDoc.of(asked.form());
        CustomerDoc after = whole ? stated : before.with(stated);
        if (after.equals(before)) {
            return new Outcome.Put(id, null);
        }
        CustomerChange change = revisions
                .change(held, after, revisions.mark(after), now, by, now)
                .orElseThrow();
        knownBy.learn(id, asked.words());
        return new Outcome.Put(id, change);
    }

    private Outcome create(FormPeople.Asked asked, Instant now) {
        CustomerDoc doc = CustomerDoc.of(asked.form());
        UUID id = newId(revisions.mark(doc), now);
        CustomerChange change = revisions.create(id, doc, now, now);
        knownBy.learn(id, asked.words());
        return new Outcome.Put(id, change);
    }

    private Outcome told(Outcome outcome, Instant now) {
        tell(List.of(outcome), now);
        return outcome;
    }

    private void tell(List<Outcome> outcomes, Instant now) {
        List<Event> events = outcomes.stream()
                .filter(outcome -> outcome instanceof Outcome.Put put && put.changed())
                .map(outcome -> ((Outcome.Put) outcome).change().event())
                .toList();
        outbox.add(events, now);
    }

    private static UUID newId(byte[] mark, Instant now) {
        String seed = HexFormat.of().formatHex(mark) + now.truncatedTo(ChronoUnit.MICROS);
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    }
}
