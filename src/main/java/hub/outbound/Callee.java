package hub.outbound;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account as calls out need it.
 *
 * @param id the account's name in the hub
 * @param base where calls go to, with scheme and without a slash at its end: {@code https://acme.example}
 * @param secrets opened; the first value of each is the one to call with
 */
public record Callee(String id, String connector, Standing standing, String base, Map<String, List<String>> secrets) {

    /** Whether an account is called. */
    public enum Standing {
        CALLED,
        /** The last call was refused: tried now and then, so that the next good call can clear the error. */
        SPARINGLY,
        /** Paused, in maintenance, inactive or suspended. */
        NOT
    }

    Optional<String> secret(String name) {
        return secrets.getOrDefault(name, List.of()).stream().findFirst();
    }

    // Secrets must not reach a log through a careless message.
    @Override
    public String toString() {
        return "Callee[" + connector + "/" + id + ", " + standing + "]";
    }
}
