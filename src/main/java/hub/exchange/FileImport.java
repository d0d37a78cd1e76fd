package hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * One file that was brought in.
 *
 * @param mapping {@code mappings/import/<name>.jslt}
 * @param account whose orders these are; null for files that belong to none
 * @param origin which way it came: {@code upload}, {@code folder} or {@code schedule:<id>}
 * @param name what its sender calls it; null for an upload
 * @param code why it did not come to its end; null while it does
 * @param encoding what the bytes were found to be; null where they are no text
 * @param bytesRead how far its text was read; parsers read a little ahead
 * @param sameAs the import this file was brought in by before; null where it is new
 * @param summary null before the end
 * @param fileKey null once the file was deleted
 */
public record FileImport(
        UUID id,
        Format format,
        String mapping,
        String account,
        String origin,
        String name,
        ImportState state,
        String code,
        String detail,
        String encoding,
        long bytes,
        long bytesRead,
        UUID sameAs,
        Tally tally,
        JsonNode summary,
        Instant createdAt,
        String createdBy,
        Instant startedAt,
        Instant finishedAt,
        byte[] fileKey) {

    static FileImport of(IncomingFile in, StoredFile stored, Instant now) {
        FileFailed fault = stored.fault();
        return new FileImport(
                stored.id(),
                in.format(),
                in.mapping(),
                in.account(),
                in.origin(),
                in.name(),
                fault == null ? ImportState.WAITING : ImportState.FAILED,
                fault == null ? null : fault.code(),
                fault == null ? null : fault.getMessage(),
                stored.encoding(),
                stored.bytes(),
                0,
                null,
                Tally.NOTHING,
                null,
                now,
                in.caller().name(),
                null,
                fault == null ? null : now,
                fault == null ? stored.key() : null);
    }

    FileImport repeating(UUID first) {
        return new FileImport(
                id,
                format,
                mapping,
                account,
                origin,
                name,
                ImportState.REPEATED,
                "file_repeated",
                "the same file was brought in before (expected: another file)",
                encoding,
                bytes,
                0,
                first,
                Tally.NOTHING,
                null,
                createdAt,
                createdBy,
                null,
                createdAt,
                null);
    }

    /** Whether not a single row of it will be read. */
    public boolean isRefused() {
        return state == ImportState.FAILED;
    }

    /** Whole percent. */
    public int progress() {
        if (state == ImportState.DONE || bytes == 0) {
            return state == ImportState.DONE ? 100 : 0;
        }
        return (int) Math.min(99, bytesRead * 100 / bytes);
    }
}
