package hub.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import hub.intake.Hash;
import hub.json.Json;
import hub.problem.Problem;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.store.TransactionRetry;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes files, shows how far they are, and forgets them in time. */
@Component("importDesk")
public class ImportDesk {

    /** What the audit log says of it: what was brought in lies sealed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Taken(
            Format format, String mapping, String account, String origin, long bytes, String sha256, UUID sameAs) {}

    private final ImportFiles files;
    private final ImportRows rows;
    private final AuditLog audit;
    private final TransactionRetry transactions;
    private final Clock clock;
    private final Duration keep;

    ImportDesk(
            ImportFiles files,
            ImportRows rows,
            AuditLog audit,
            TransactionRetry transactions,
            Clock clock,
            @Value("${hub.imports.keep-file:PT0S}") Duration keep) {
        this.files = files;
        this.rows = rows;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.keep = keep;
    }

    /**
     * Returns when the file is on disk and its import in the database.
     *
     * @throws Problem 503 when the file cannot be stored
     */
    public FileImport accept(IncomingFile in, InputStream body) {
        StoredFile stored = files.store(UUID.randomUUID(), body);
        try {
            FileImport taken = transactions.inTransaction(() -> insert(in, stored));
            if (taken.finishedAt() != null) {
                files.delete(stored.id());
            }
            return taken;
        } catch (RuntimeException notTaken) {
            files.delete(stored.id());
            throw notTaken;
        }
    }

    public Optional<FileImport> find(UUID id) {
        return rows.find(id);
    }

    /** Newest first. */
    public List<FileImport> page(Instant before, UUID beforeId, int most) {
        return rows.page(before, beforeId, most);
    }

    /** Files of imports that were over before are of no use any more. */
    public OffsetDateTime keptUntil() {
        return clock.instant().minus(keep).atOffset(ZoneOffset.UTC);
    }

    /** @param finished its {@code id} */
    public void forget(Map<String, Object> finished) {
        files.delete((UUID) finished.get("id"));
    }

    private FileImport insert(IncomingFile in, StoredFile stored) {
        String key = contentKey(in, stored);
        FileImport taken = FileImport.of(in, stored, clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!rows.insert(taken, stored.sha256(), stored.fault() == null ? key : null)) {
            taken = taken.repeating(rows.withContent(key).orElseThrow());
            rows.insert(taken, stored.sha256(), null);
        }
        Taken what = new Taken(
                in.format(), in.mapping(), in.account(), in.origin(), stored.bytes(), stored.sha256(), taken.sameAs());
        audit.record(AuditEntry.by(in.caller(), "import.create", "import:" + taken.id(), null, json(what)));
        return taken;
    }

    private static String contentKey(IncomingFile in, StoredFile stored) {
        String account = in.account() == null ? "" : in.account();
        String what = String.join("\n", stored.sha256(), in.format().word(), in.mapping(), account);
        return Hash.sha256(what.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Taken what) {
        try {
            return Json.MAPPER.writeValueAsString(what);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("a record of texts is always JSON", e);
        }
    }
}
