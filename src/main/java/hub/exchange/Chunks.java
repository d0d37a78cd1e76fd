package hub.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of a file that are left, in chunks; the last one says how the file ended. Nothing when the hub is about to stop. */
final class Chunks implements Iterator<Chunk>, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Chunks.class);
    private static final int MOST_ROWS = 500;
    private static final int MOST_CHARACTERS = 2 * 1024 * 1024;

    private final ImportRun run;
    private final ImportText text;
    private final BooleanSupplier stopping;
    private long position;
    private boolean skipped;
    private boolean ended;

    Chunks(ImportRun run, BooleanSupplier stopping) {
        this.run = run;
        this.text = run.text();
        this.stopping = stopping;
        this.position = run.file().tally().rows();
    }

    @Override
    public boolean hasNext() {
        return !ended && !run.hasEnded() && !stopping.getAsBoolean();
    }

    @Override
    public Chunk next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        List<Row> rows = new ArrayList<>();
        FileFailed fault = null;
        try {
            ended = !fill(rows);
        } catch (FileFailed failed) {
            fault = failed;
        } catch (RuntimeException unreadable) {
            // The stored file was changed or cut off, its key is gone, or a parser gave up in a way of its own.
            LOG.error("import {}: cannot be read on", run.file().id(), unreadable);
            fault = new FileFailed("file_unreadable", "cannot be read on (expected: the file as it was taken)");
        }
        ended |= fault != null;
        Chunk chunk = new Chunk(run, position, rows, text.bytesRead(), ended, fault);
        position += rows.stream().mapToInt(Row::rows).sum();
        return chunk;
    }

    /** @return false at the file's end */
    private boolean fill(List<Row> rows) {
        Rows reader = text.rows();
        for (long row = 0; row < position && !skipped && reader.hasNext(); ) {
            row += reader.next().rows();
        }
        skipped = true;
        long characters = 0;
        while (rows.size() < MOST_ROWS && characters < MOST_CHARACTERS) {
            if (!reader.hasNext()) {
                return false;
            }
            rows.add(reader.next());
            characters += reader.sizeOfLast();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
