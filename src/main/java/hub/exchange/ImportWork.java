package hub.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.mapping.ImportMappings;
import hub.settings.Closing;
import hub.settings.Seams;
import hub.store.DatabaseAway;
import hub.store.TransactionRetry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Works imports off, chunk by chunk. The end of a chunk stands in its own transaction, so that a kill loses and doubles nothing. */
@Component("importWork")
public class ImportWork {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);

    private final ImportRows rows;
    private final ImportErrors errors;
    private final ImportFiles files;
    private final ImportMappings mappings;
    private final RowPlanning planning;
    private final ChunkWriting writing;
    private final TransactionRetry transactions;
    private final Closing closing;
    private final Seams seams;
    private final Clock clock;
    private final int longestRow;

    ImportWork(
            ImportRows rows,
            ImportErrors errors,
            ImportFiles files,
            ImportMappings mappings,
            RowPlanning planning,
            ChunkWriting writing,
            TransactionRetry transactions,
            Closing closing,
            Seams seams,
            Clock clock,
            @Value("${hub.imports.longest-row:1MB}") DataSize longestRow) {
        this.rows = rows;
        this.errors = errors;
        this.files = files;
        this.mappings = mappings;
        this.planning = planning;
        this.writing = writing;
        this.transactions = transactions;
        this.closing = closing;
        this.seams = seams;
        this.clock = clock;
        this.longestRow = Math.toIntExact(longestRow.toBytes());
    }

    /** The oldest import that is not done and whose file lies here. */
    public ImportRun next() {
        Optional<FileImport> open =
                rows.open().stream().filter(one -> files.isHere(one.id())).findFirst();
        if (open.isEmpty()) {
            return ImportRun.NONE;
        }
        FileImport file = open.get();
        transactions.inTransaction(() -> {
            rows.started(file.id(), now());
            return null;
        });
        return new ImportRun(
                file,
                new ImportText(
                        file,
                        () -> files.open(file.id(), file.fileKey()),
                        longestRow,
                        mappings.groupedBy(file.mapping())));
    }

    /** What is left of it, for the flow's splitter. */
    public Iterator<Chunk> chunks(ImportRun run) {
        return new Chunks(run, closing::hasBegun);
    }

    /** Returns after the commit. */
    public Tally take(Chunk chunk) {
        ImportRun run = chunk.run();
        List<RowPlan> plans =
                chunk.rows().stream().map(row -> planning.plan(run.file(), row)).toList();
        Optional<FileFailed> wrong = WrongHeader.in(chunk, plans);
        if (wrong.isPresent()) {
            run.end(wrong.get());
            return Tally.NOTHING;
        }
        Tally taken;
        try {
            taken = plans.isEmpty() ? Tally.NOTHING : commit(chunk, plans);
        } catch (RuntimeException failure) {
            if (isPassing(failure)) {
                throw failure;
            }
            // Tried again it would fail again, and hold up every import behind it.
            LOG.error("import {}: cannot go on after row {}", run.file().id(), chunk.position(), failure);
            run.end(new FileFailed("internal_error", "the hub failed, the log says more (expected: no failure)"));
            return Tally.NOTHING;
        }
        run.took(taken);
        if (chunk.last()) {
            run.end(chunk.fault());
        }
        return taken;
    }

    /** @param taken the sum of this run's chunks; anything else where there was none */
    public void finish(ImportRun run, Object taken) {
        if (!run.hasEnded()) {
            return;
        }
        Tally whole = run.file().tally().plus(taken instanceof Tally sum ? sum : Tally.NOTHING);
        FileFailed fault = run.fault();
        transactions.inTransaction(() -> {
            rows.finished(
                    run.file().id(),
                    fault == null ? ImportState.DONE : ImportState.FAILED,
                    fault == null ? null : fault.code(),
                    fault == null ? null : fault.getMessage(),
                    summary(run.file(), whole),
                    now());
            return null;
        });
        LOG.info("import {}: {} rows, {} failed", run.file().id(), whole.rows(), whole.failed());
    }

    private static boolean isPassing(RuntimeException failure) {
        return failure instanceof Overtaken || DatabaseAway.isTold(failure) || TransactionRetry.lostToAnother(failure);
    }

    private Tally commit(Chunk chunk, List<RowPlan> plans) {
        Tally taken;
        try {
            taken = transactions.inTransaction(() -> {
                Instant now = now();
                return committed(chunk, writing.together(chunk.run().file(), plans, now));
            });
        } catch (RuntimeException refused) {
            if (!ChunkWriting.isPoison(refused)) {
                throw refused;
            }
            taken = transactions.inTransaction(() -> {
                Instant now = now();
                return committed(chunk, writing.oneByOne(chunk.run().file(), plans, now));
            });
        }
        seams.passed(Seams.IMPORT_CHUNK);
        return taken;
    }

    private Tally committed(Chunk chunk, ChunkWriting.Written written) {
        ImportRun run = chunk.run();
        if (run.tally().failed() < ImportErrors.MOST_LISTED) {
            errors.add(run.file().id(), written.failed());
        }
        if (!rows.advance(run.file().id(), chunk.position(), written.tally(), chunk.bytesRead())) {
            throw new Overtaken(run.file().id());
        }
        return written.tally();
    }

    private ObjectNode summary(FileImport file, Tally whole) {
        ObjectNode summary = Json.MAPPER.createObjectNode();
        summary.put("rows", whole.rows());
        summary.put("created", whole.created());
        summary.put("changed", whole.changed());
        summary.put("same", whole.same());
        summary.put("failed", whole.failed());
        summary.set("errors", Json.MAPPER.valueToTree(errors.byCode(file.id())));
        return summary;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
