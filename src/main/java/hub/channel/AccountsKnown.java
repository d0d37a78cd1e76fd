package hub.channel;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One moment's accounts with what has to be found fast among them. */
final class AccountsKnown {

    private record Owned(String connector, String name, String value) {}

    private final Map<String, Account> byId;
    private final Map<Owned, Set<String>> secretHolders = new HashMap<>();
    private final Map<Owned, String> storeOwners = new HashMap<>();

    AccountsKnown(Collection<Account> accounts) {
        Map<String, Account> sorted = new TreeMap<>();
        for (Account account : accounts) {
            sorted.put(account.id(), account);
            storeOwners.put(new Owned(account.connector(), "", account.storeKey()), account.id());
            account.secrets()
                    .forEach((name, values) -> values.forEach(value -> secretHolders
                            .computeIfAbsent(new Owned(account.connector(), name, value), secret -> new HashSet<>())
                            .add(account.id())));
        }
        byId = Collections.unmodifiableMap(sorted);
    }

    Map<String, Account> byId() {
        return byId;
    }

    boolean secretServesAnother(Account account, String secret) {
        return account.secretValues(secret).stream()
                .map(value -> secretHolders.getOrDefault(new Owned(account.connector(), secret, value), Set.of()))
                .anyMatch(holders -> holders.stream().anyMatch(holder -> !holder.equals(account.id())));
    }

    boolean storeOfAnother(Account account, String storeKey) {
        String owner = storeOwners.get(new Owned(account.connector(), "", storeKey));
        return owner != null && !owner.equals(account.id());
    }
}
