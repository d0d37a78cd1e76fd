package hub.customer;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds customers by whole words: what lies in the database is a blind index. */
@Component
public class CustomerSearch {

    /**
     * Whom to show; null stands for any.
     *
     * @param country tells what a telephone number without + means
     */
    public record Words(String email, String phone, String country) {

        boolean forAnybody() {
            return email == null && phone == null;
        }
    }

    private final JdbcClient jdbc;
    private final CustomerStore store;
    private final Identities identities;

    CustomerSearch(JdbcClient jdbc, CustomerStore store, PersonalBox box) {
        this.jdbc = jdbc;
        this.store = store;
        this.identities = new Identities(box);
    }

    /** Those who have every word asked for; at least one is. */
    Set<UUID> matching(Words search) {
        Set<UUID> matching = null;
        if (search.email() != null) {
            matching = knownBy(identities.email(search.email()));
        }
        if (search.phone() != null) {
            Set<UUID> byPhone = knownBy(identities.phone(search.phone(), search.country()));
            matching = matching == null ? byPhone : both(matching, byPhone);
        }
        return matching;
    }

    private Set<UUID> knownBy(Optional<Identity> word) {
        if (word.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("select customer_id from customer_identity where kind = ? and value_index = ?")
                .param(word.get().kind().name())
                .param(IdentityStore.bytes(word.get().value()))
                .query(UUID.class)
                .list()
                .stream()
                .map(store::root)
                .collect(Collectors.toSet());
    }

    private static Set<UUID> both(Set<UUID> some, Set<UUID> others) {
        Set<UUID> both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }
}
