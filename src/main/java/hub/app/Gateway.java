package hub.app;

import java.time.Instant;
import java.util.List;

/**
 * A payment gateway that may say of apps' orders that they are paid.
 *
 * @param id its name in the address it calls
 * @param secrets of Standard Webhooks; several while they rotate, each is good
 * @param version grows with every change
 */
public record Gateway(String id, List<String> secrets, Instant createdAt, Instant changedAt, long version) {

    public Gateway {
        secrets = List.copyOf(secrets);
    }

    /** Secrets are shown to nobody. */
    @Override
    public String toString() {
        return "Gateway[" + id + ", version " + version + "]";
    }
}
