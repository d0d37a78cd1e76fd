package hub.till;

import java.time.Instant;

/** What a terminal becomes. */
final class TerminalChange {

    private TerminalChange() {}

    static Terminal created(Terminal form, Instant now) {
        return with(form, form.softwareVersion(), new Registered(1, now, form.firstSequence()), now, now, 1);
    }

    /** What people say of it; registration and signs of life stay. */
    static Terminal changed(Terminal before, Terminal form, Instant now) {
        Registered same = new Registered(before.registration(), before.registeredAt(), before.firstSequence());
        return withSync(
                with(form, form.softwareVersion(), same, before.createdAt(), now, before.version() + 1),
                before.lastSync());
    }

    static Terminal registered(Terminal before, long firstSequence, String softwareVersion, Instant now) {
        Registered next = new Registered(before.registration() + 1, now, firstSequence);
        String version = softwareVersion == null ? before.softwareVersion() : softwareVersion;
        return withSync(with(before, version, next, before.createdAt(), now, before.version() + 1), before.lastSync());
    }

    private record Registered(int number, Instant at, long firstSequence) {}

    private static Terminal with(
            Terminal form, String softwareVersion, Registered registered, Instant created, Instant now, long version) {
        return new Terminal(
                form.id(),
                form.name(),
                form.location(),
                form.hardware(),
                form.software(),
                softwareVersion,
                form.os(),
                form.network(),
                form.offlineBuffering(),
                form.syncFrequency(),
                form.status(),
                registered.number(),
                registered.at(),
                registered.firstSequence(),
                null,
                created,
                now,
                version);
    }

    private static Terminal withSync(Terminal terminal, Instant lastSync) {
        return new Terminal(
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
                lastSync,
                terminal.createdAt(),
                terminal.changedAt(),
                terminal.version());
    }
}
