package hub.outbound;

import java.util.Collection;
import java.util.Optional;

/** Whom the hub calls, and by which rules. Answers from memory. */
public interface Callees {

    Optional<Callee> find(String account);

    Collection<Callee> all();

    /** The platforms that can be called at all. */
    Collection<String> connectors();

    /** @throws IllegalArgumentException for a connector the hub does not know */
    CallRules rules(String connector);
}
