package hub.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.intake.Hash;
import hub.json.Json;
import hub.problem.Problem;
import hub.security.Caller;
import hub.settings.HubSettings;
import hub.store.TransactionRetry;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Does what a request asks once, however often it is sent. The key's row comes first in the transaction of the effect and
 * keeps the answer; a refused request leaves no row, so that it may be tried again.
 */
@Component
class Idempotency {

    /** Callers must have their answer within three seconds, also while another replica holds the key. */
    private static final int SECONDS_TO_WAIT = 2;

    private static final int LONGEST = 200;

    private final JdbcTemplate jdbc;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final Set<Row> running = ConcurrentHashMap.newKeySet();

    @Autowired
    Idempotency(DataSource source, TransactionRetry transaction, Clock clock, HubSettings settings) {
        this(source, transaction, clock, !settings.embeddedDatabase());
    }

    /** @param replicas whether another process may hold a key; H2 would keep the time-out on the pooled connection */
    Idempotency(DataSource source, TransactionRetry transaction, Clock clock, boolean replicas) {
        this.jdbc = new JdbcTemplate(source);
        if (replicas) {
            this.jdbc.setQueryTimeout(SECONDS_TO_WAIT);
        }
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Row(String scope, String key) {}

    private record Answer(String requestHash, Integer status, byte[] body) {}

    /**
     * @param scope what is asked, e.g. {@code POST /api/v1/stock/adjustments}; keys of different callers never meet
     * @param key the header {@code Idempotency-Key}, null when absent
     * @param request the body as understood; blanks and the order of its fields make no other request
     * @param effect runs inside the transaction; its answer is kept as JSON
     * @throws Problem 400 without key, 409 while the first request runs, 422 when the key came with another body
     */
    ResponseEntity<JsonNode> once(String scope, String key, Object request, HttpStatus status, Supplier<?> effect) {
        Row row = new Row(scope + " " + Caller.current().name(), checked(key));
        if (!running.add(row)) {
            throw running();
        }
        try {
            String hash = Hash.sha256(json(request));
            return transaction.inTransaction(() -> inserted(row, hash) ? run(row, status, effect) : again(row, hash));
        } finally {
            running.remove(row);
        }
    }

    private ResponseEntity<JsonNode> run(Row row, HttpStatus status, Supplier<?> effect) {
        byte[] body = json(effect.get());
        jdbc.update(
                "update idempotency_key set status = ?, response = ? where scope = ? and idem_key = ?",
                status.value(),
                body,
                row.scope(),
                row.key());
        return answer(status.value(), body);
    }

    private boolean inserted(Row row, String hash) {
        try {
            return jdbc.update(
                            "insert into idempotency_key (scope, idem_key, request_hash, created_at)"
                                    + " values (?, ?, ?, ?) on conflict do nothing",
                            row.scope(),
                            row.key(),
                            hash,
                            Timestamp.from(clock.instant()))
                    == 1;
        } catch (QueryTimeoutException | PessimisticLockingFailureException heldByAnotherReplica) {
            throw running();
        }
    }

    private ResponseEntity<JsonNode> again(Row row, String hash) {
        Answer first = jdbc.queryForObject(
                "select request_hash, status, response from idempotency_key where scope = ? and idem_key = ?",
                (found, n) -> new Answer(found.getString(1), found.getObject(2, Integer.class), found.getBytes(3)),
                row.scope(),
                row.key());
        if (!first.requestHash().equals(hash)) {
            throw new Problem(
                    422,
                    "idempotency_mismatch",
                    "Idempotency-Key: used for another body (expected: a new key, or the same body)",
                    List.of());
        }
        return answer(first.status(), first.body());
    }

    private static ResponseEntity<JsonNode> answer(int status, byte[] body) {
        try {
            return ResponseEntity.status(status).body(Json.MAPPER.readTree(body));
        } catch (IOException e) {
            throw new IllegalStateException("an answer that was written as JSON can be read", e);
        }
    }

    private static String checked(String key) {
        if (key == null || key.isBlank()) {
            throw new Problem(
                    400,
                    "idempotency_key_missing",
                    "Idempotency-Key: missing (expected: a word of the caller's that names this request)",
                    List.of());
        }
        if (key.length() > LONGEST || key.chars().anyMatch(Character::isISOControl)) {
            throw FieldChecks.refusal(
                    "Idempotency-Key", "Idempotency-Key: unusable (expected: at most " + LONGEST + " characters)");
        }
        return key;
    }

    private static Problem running() {
        return new Problem(
                409,
                "idempotency_running",
                "Idempotency-Key: its first request is still running (expected: to be sent again later)",
                List.of());
    }

    private static byte[] json(Object value) {
        try {
            return Json.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can always be written as JSON", e);
        }
    }
}
