package hub.till;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Schema;
import hub.problem.Problem;
import hub.problem.Problem.FieldFault;
import hub.security.CardScrubber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a transaction must be, and which terminals may send one. */
@Component
class TillRules {

    private static final Schema SCHEMA = Schema.load("pos-transaction.schema.json");

    private final LeastVersions versions;
    private final CardScrubber cards;
    private final Duration bufferedAfter;

    TillRules(LeastVersions versions, CardScrubber cards, TillSettings settings) {
        this.versions = versions;
        this.cards = cards;
        this.bufferedAfter = settings.bufferedAfter();
    }

    List<FieldFault> faults(JsonNode transaction) {
        List<FieldFault> faults = new ArrayList<>(SCHEMA.faults(transaction).stream()
                .map(fault -> new FieldFault(fault.path(), fault.message()))
                .toList());
        String id = transaction.path("transactionId").asText();
        // A card number is taken out wherever it stands; two sales whose ids were taken out would be one.
        if (!cards.scrubText(id).equals(id)) {
            faults.add(new FieldFault("/transactionId", "looks like a card number (expected: an id of the sale)"));
        }
        twice(transaction.path("lines"), "/lines/", faults);
        twice(transaction.path("payments"), "/payments/", faults);
        return faults;
    }

    /** An item without an id is called by its number. */
    private static void twice(JsonNode items, String path, List<FieldFault> faults) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String id = items.get(i).path("id").asText("").strip();
            if (!ids.add(id.isEmpty() ? Integer.toString(i + 1) : id)) {
                faults.add(new FieldFault(path + i + "/id", "twice (expected: unique in the transaction)"));
            }
        }
    }

    /** @throws Problem 403 for a terminal that takes no part, 409 for a new sale of one that is too old */
    void checkTerminal(Terminal terminal, JsonNode transaction, TillRequest request) {
        if (!request.caller().mayActFor(terminal.id())) {
            throw new Problem(
                    403, "forbidden", "terminal: " + terminal.id() + " (expected: the caller's own)", List.of());
        }
        if (!terminal.takesPart()) {
            throw new Problem(
                    403,
                    "terminal_inactive",
                    "terminal: " + terminal.id() + " is " + terminal.status().word() + " (expected: active)",
                    List.of());
        }
        if (outdated(terminal) && !buffered(transaction, request.receivedAt())) {
            throw new Problem(
                    409,
                    "terminal_outdated",
                    "softwareVersion: " + terminal.softwareVersion() + " (expected: " + versions.wanted(terminal)
                            + " or later)",
                    List.of());
        }
    }

    boolean outdated(Terminal terminal) {
        return versions.isOutdated(terminal);
    }

    /** It happened while the till was offline, and cannot be refused any more. */
    private boolean buffered(JsonNode transaction, Instant receivedAt) {
        Instant at = Instant.parse(transaction.path("at").asText());
        return transaction.path("offline").asBoolean() || at.plus(bufferedAfter).isBefore(receivedAt);
    }
}
