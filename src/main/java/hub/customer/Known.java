package hub.customer;

import hub.customer.Identity.Kind;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A customer the hub has, as far as matching needs it.
 *
 * @param root the customer it was merged into at last; itself when it was not
 */
record Known(UUID id, UUID root, Set<Identity> identities) {

    boolean has(Identity identity) {
        return identities.contains(identity);
    }

    boolean hasAll(List<Identity> words) {
        return identities.containsAll(words);
    }

    boolean hasAny(Kind kind) {
        return identities.stream().anyMatch(identity -> identity.kind() == kind);
    }

    boolean hasOtherIdIn(String account) {
        return identities.stream()
                .anyMatch(identity ->
                        identity.kind() == Kind.CHANNEL && identity.account().equals(account));
    }
}
