package hub.till;

import java.time.Duration;
import java.time.Instant;

/**
 * One till.
 *
 * @param id chosen by the merchant, unique in the hub
 * @param location the hub's location its sales leave from
 * @param hardware null where nobody says
 * @param software name of the POS software, null where nobody says
 * @param softwareVersion null where nobody says
 * @param network null where nobody says
 * @param offlineBuffering whether it sells on without a connection and sends later
 * @param registration grows when the till is set up anew: its transaction ids and sequence numbers begin again
 * @param firstSequence sequence number of the registration's first transaction; a hole before it is no gap
 * @param lastSync when the hub last heard from it, null while it never did
 * @param version grows with what people change
 */
public record Terminal(
        String id,
        String name,
        String location,
        Words.Hardware hardware,
        String software,
        String softwareVersion,
        String os,
        Words.Network network,
        boolean offlineBuffering,
        Words.SyncFrequency syncFrequency,
        Words.Status status,
        int registration,
        Instant registeredAt,
        long firstSequence,
        Instant lastSync,
        Instant createdAt,
        Instant changedAt,
        long version) {

    /** {@code error} is a sign to people, never a refusal. */
    public boolean takesPart() {
        return status == Words.Status.ACTIVE || status == Words.Status.ERROR;
    }

    /** Silent for twice its sync frequency, counted from its registration while it never said anything. */
    public boolean overdue(Instant now) {
        Instant heard = lastSync == null || lastSync.isBefore(registeredAt) ? registeredAt : lastSync;
        Duration silence = Duration.between(heard, now);
        return takesPart() && silence.compareTo(syncFrequency.every().multipliedBy(2)) > 0;
    }

    /** Part of the identity of its orders. */
    public static String storeKey(String terminal, int registration) {
        return TillMessages.CONNECTOR + "/" + terminal + "/" + registration;
    }
}
