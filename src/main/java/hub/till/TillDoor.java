package hub.till;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.channel.Connectors;
import hub.intake.Admitted;
import hub.intake.Envelope;
import hub.intake.Hash;
import hub.intake.MessageMetrics;
import hub.intake.Sealing;
import hub.intake.Source;
import hub.intake.WebhookAnswer;
import hub.json.Json;
import hub.order.VersionKey;
import hub.problem.Problem;
import hub.problem.Problem.FieldFault;
import hub.settings.Seams;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets a till's transaction in or answers it at the door; knows terminals from memory, never asks the database. */
@Component("tillDoor")
public class TillDoor {

    static final String REGISTRATION = "Registration";
    static final String TRANSACTION = "Transaction-Id";
    static final String OUTDATED = "Outdated";

    private final Terminals terminals;
    private final TillRules rules;
    private final TillKeys keys;
    private final Connectors connectors;
    private final Sealing sealing;
    private final MessageMetrics metrics;
    private final Seams seams;

    TillDoor(
            Terminals terminals,
            TillRules rules,
            TillKeys keys,
            Connectors connectors,
            Sealing sealing,
            MessageMetrics metrics,
            Seams seams) {
        this.terminals = terminals;
        this.rules = rules;
        this.keys = keys;
        this.connectors = connectors;
        this.sealing = sealing;
        this.metrics = metrics;
        this.seams = seams;
    }

    /** @throws Problem 403, 404, 409 or 422 with every path */
    public Admitted admit(TillRequest request) {
        JsonNode transaction = request.transaction();
        List<FieldFault> faults = rules.faults(transaction);
        if (!faults.isEmpty()) {
            throw new Problem(422, "schema_invalid", "the transaction does not fit the schema", faults);
        }
        Terminal terminal = terminals
                .find(transaction.path("terminal").asText())
                .orElseThrow(() -> unknown(transaction.path("terminal").asText()));
        String content = Hash.ofContent(transaction);
        Admitted before = keys.answered(request, content);
        if (before != null) {
            return before;
        }
        rules.checkTerminal(terminal, transaction, request);
        return sealed(Sale.of(transaction, terminal, request.receivedAt()), content, rules.outdated(terminal), request);
    }

    /** The broker has it: from here on it cannot be lost. */
    public WebhookAnswer answer(Admitted admitted) {
        if (admitted.isMessage()) {
            seams.passed(Seams.BROKER_TOOK);
            metrics.accepted(admitted.about());
            keys.remember(admitted);
        }
        return admitted.answer();
    }

    private Admitted sealed(Sale sale, String content, boolean outdated, TillRequest request) {
        Map<String, String> headers = new TreeMap<>();
        headers.put(REGISTRATION, Integer.toString(sale.registration()));
        headers.put(TRANSACTION, sale.id());
        if (outdated) {
            headers.put(OUTDATED, "true");
        }
        if (request.idempotencyKey() != null) {
            headers.put(TillKeys.HEADER, request.ownKey());
        }
        Envelope.About about = new Envelope.About(
                UUID.randomUUID(),
                TillMessages.CONNECTOR,
                sale.terminal(),
                Source.TILL,
                TillMessages.TOPIC,
                request.receivedAt(),
                Hash.sha256(sale.refundId() + "\n" + content),
                content,
                VersionKey.Rank.PUSH,
                0,
                false,
                "application/json",
                headers);
        return sealing.seal(
                about,
                bytes(sale.body()),
                connectors.get(TillMessages.CONNECTOR),
                new WebhookAnswer(202, about.messageId(), false, null));
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON document can always be written", e);
        }
    }

    private static Problem unknown(String terminal) {
        String fault = "terminal: " + terminal + " (expected: a registered terminal)";
        return new Problem(404, "not_found", fault, List.of(new FieldFault("/terminal", fault)));
    }
}
