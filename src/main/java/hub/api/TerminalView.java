package hub.api;

import hub.till.Terminal;
import hub.till.Words;
import java.time.Instant;

/**
 * A terminal as people see it.
 *
 * @param overdue silent for twice its sync frequency
 * @param outdated its software is below the least version configured
 */
record TerminalView(
        String id,
        String name,
        String location,
        Words.Hardware hardwareType,
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
        boolean overdue,
        boolean outdated,
        Instant createdAt,
        Instant changedAt,
        long version) {

    static TerminalView of(Terminal terminal, boolean outdated, Instant now) {
        return new TerminalView(
                terminal.id(),
                terminal.name(),
                terminal.location(),
                terminal.hardware(),
                terminal.software(),
                terminal.softwareVersion(),
                terminal.os(),
                terminal.network(),
                terminal.offlineBuffering(),
                terminal.syncFrequency(),
                terminal.status(),
                terminal.registration(),
                terminal.registeredAt(),
                terminal.firstSequence(),
                terminal.lastSync(),
                terminal.overdue(now),
                outdated,
                terminal.createdAt(),
                terminal.changedAt(),
                terminal.version());
    }
}
