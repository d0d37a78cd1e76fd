package hub.customer;

import hub.customer.CustomerMatch.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whom forms are about. All methods belong to the caller's transaction. */
final class FormPeople {

    // Whoever is written by a form came through no account.
    private static final String NO_ACCOUNT = "";

    private final CustomerStore store;
    private final IdentityStore knownBy;
    private final Identities identities;

    FormPeople(CustomerStore store, IdentityStore knownBy, PersonalBox box) {
        this.store = store;
        this.knownBy = knownBy;
        this.identities = new Identities(box);
    }

    /** @param words by which the customer is known; locked, so that nobody else makes a customer of them meanwhile */
    record Asked(CustomerForm form, List<Identity> words) {}

    Asked asked(CustomerForm form, Instant now) {
        return asked(List.of(form), now).get(0);
    }

    /** Locks the words of all in one order. */
    List<Asked> asked(List<CustomerForm> forms, Instant now) {
        List<Asked> asked = forms.stream()
                .map(form -> new Asked(form, identities.of(sighting(form, now))))
                .toList();
        List<Identity> words = asked.stream()
                .flatMap(one -> one.words().stream())
                .filter(Identity::finds)
                .distinct()
                .sorted()
                .toList();
        if (!words.isEmpty()) {
            knownBy.lock(words);
        }
        return asked;
    }

    Optional<UUID> known(List<Identity> words) {
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

    Set<UUID> othersOfTheAddress(List<Identity> words, UUID customer) {
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

    private static Sighting sighting(CustomerForm form, Instant now) {
        return new Sighting(
                form.name(), form.email(), form.phone(), form.type(), form.country(), NO_ACCOUNT, null, now);
    }
}
