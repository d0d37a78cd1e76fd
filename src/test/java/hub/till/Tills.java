package hub.till;

import java.time.Instant;

/** Terminals for tests. */
final class Tills {

    static final Instant REGISTERED = Instant.parse("2026-11-23T08:00:00Z");

    private Tills() {}

    static Terminal with(String software, String version) {
        return terminal(software, version, Words.SyncFrequency.QUARTER_HOURLY, Words.Status.ACTIVE, null);
    }

    static Terminal heard(Words.SyncFrequency every, Words.Status status, Instant lastSync) {
        return terminal(null, null, every, status, lastSync);
    }

    private static Terminal terminal(
            String software, String version, Words.SyncFrequency every, Words.Status status, Instant lastSync) {
        return new Terminal(
                "till-1",
                "Till 1",
                "main",
                Words.Hardware.TABLET,
                software,
                version,
                null,
                Words.Network.WIFI,
                true,
                every,
                status,
                1,
                REGISTERED,
                1,
                lastSync,
                REGISTERED,
                REGISTERED,
                1);
    }
}
