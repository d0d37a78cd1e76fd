package hub.app;

import hub.till.SoftwareVersion;
import java.time.Duration;
import java.time.Instant;

/**
 * An app that somebody registered.
 *
 * @param id the name that its orders carry
 * @param leastVersion the oldest version that may order; null for any
 * @param unpaidHold how long goods are held for an order that nobody pays; null for the hub's default
 * @param version grows with every change
 */
public record App(
        String id,
        String name,
        String leastVersion,
        Duration unpaidHold,
        Status status,
        Instant createdAt,
        Instant changedAt,
        long version) {

    public enum Status {
        ACTIVE,
        INACTIVE
    }

    /** An app that does not say what it is cannot be too old. */
    boolean isOutdated(String itsVersion) {
        return leastVersion != null
                && itsVersion != null
                && !itsVersion.isBlank()
                && SoftwareVersion.older(itsVersion, leastVersion);
    }
}
