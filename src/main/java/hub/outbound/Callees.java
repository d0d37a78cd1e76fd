package hub.outbound;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whom the hub calls, and by which rules. Answers from memory. */
public interface Callees {

    Optional<Callee> find(String account);

    Collection<Callee> all();

    /** The platforms that can be called at all. */
    Collection<String> connectors();

    /** What can be asked of accounts of this platform beside reading an order, each by the kamelet {@code <connector>-<verb>}. */
    default Collection<String> verbs(String connector) {
        return List.of();
    }

    /** @throws IllegalArgumentException for a connector the hub does not know */
    CallRules rules(String connector);
}
