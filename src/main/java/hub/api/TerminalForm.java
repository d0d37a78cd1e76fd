package hub.api;

import hub.problem.Problem;
import hub.stock.Locations;
import hub.till.Terminal;
import hub.till.Words;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A terminal as people describe it.
 *
 * @param id letters, digits, dot, dash and underscore
 * @param name the id when absent
 * @param location {@code main} when absent
 * @param syncFrequency {@code real-time} when absent
 * @param status {@code active} when absent
 * @param firstSequence number of its first transaction; 1 when absent; a terminal that exists changes it by registering
 */
record TerminalForm(
        String id,
        String name,
        String location,
        String hardwareType,
        String software,
        String softwareVersion,
        String os,
        String network,
        Boolean offlineBuffering,
        String syncFrequency,
        String status,
        Long firstSequence) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    /** @throws Problem 422 with every path */
    Terminal checked(String itsId, Locations locations) {
        FieldChecks checks = new FieldChecks();
        if (itsId == null || !ID.matcher(itsId).matches()) {
            checks.fault("/id", "unusable (expected: 1 to 60 letters, digits, dots, dashes or underscores)");
        }
        String place = location == null ? "main" : checks.text("/location", location, 100);
        if (place != null && locations.find(place).isEmpty()) {
            checks.fault("/location", "unknown (expected: a location of the hub)");
        }
        long first = first(checks, firstSequence);
        Terminal terminal = new Terminal(
                itsId,
                name == null ? itsId : checks.text("/name", name, 200),
                place,
                word(checks, "/hardwareType", hardwareType, Words.Hardware.class, null),
                optional(checks, "/software", software, 100),
                optional(checks, "/softwareVersion", softwareVersion, 60),
                optional(checks, "/os", os, 100),
                word(checks, "/network", network, Words.Network.class, null),
                Boolean.TRUE.equals(offlineBuffering),
                word(checks, "/syncFrequency", syncFrequency, Words.SyncFrequency.class, Words.SyncFrequency.REAL_TIME),
                word(checks, "/status", status, Words.Status.class, Words.Status.ACTIVE),
                1,
                Instant.EPOCH,
                first,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
        checks.done();
        return terminal;
    }

    static long first(FieldChecks checks, Long number) {
        if (number != null && number < 0) {
            checks.fault("/firstSequence", "negative (expected: 0 or more)");
        }
        return number == null ? 1 : number;
    }

    static String optional(FieldChecks checks, String path, String value, int longest) {
        return value == null ? null : checks.text(path, value, longest);
    }

    private static <W extends Enum<W> & Words> W word(
            FieldChecks checks, String path, String value, Class<W> type, W otherwise) {
        if (value == null) {
            return otherwise;
        }
        return Words.read(type, value).orElseGet(() -> {
            String known = Stream.of(type.getEnumConstants()).map(Words::word).collect(Collectors.joining(", "));
            checks.fault(path, "not a known word (expected: one of " + known + ")");
            return otherwise;
        });
    }
}
