package hub.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.stream.Stream;

/** What the audit log says of an account's change: which secrets were given, replaced or taken away, never what they are. */
record AccountDeed(AccountView before, After after) {

    /** @param secretsChanged names of the secrets whose values are others than before */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record After(@JsonUnwrapped AccountView account, List<String> secretsChanged) {}

    /**
     * @param before null when created
     * @param after null when deleted
     */
    static AccountDeed of(Account before, Account after) {
        return new AccountDeed(
                before == null ? null : AccountView.of(before),
                after == null ? null : new After(AccountView.of(after), secretsChanged(before, after)));
    }

    private static List<String> secretsChanged(Account before, Account after) {
        return Stream.concat(
                        before == null ? Stream.empty() : before.secrets().keySet().stream(),
                        after.secrets().keySet().stream())
                .distinct()
                .filter(name -> before == null
                        || !after.secrets()
                                .getOrDefault(name, List.of())
                                .equals(before.secrets().getOrDefault(name, List.of())))
                .sorted()
                .toList();
    }
}
