package hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import hub.exchange.FileImport;
import hub.exchange.Format;
import hub.exchange.ImportState;
import java.time.Instant;
import java.util.UUID;

/**
 * An import as people see it.
 *
 * @param origin {@code upload}, {@code folder} or {@code schedule:<id>}
 * @param name what the file is called there; absent for an upload
 * @param progress whole percent of the file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportBody(
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
        int progress,
        Counts rows,
        UUID sameAs,
        JsonNode summary,
        Instant createdAt,
        String createdBy,
        Instant startedAt,
        Instant finishedAt) {

    record Counts(long read, long done, long failed) {}

    static ImportBody of(FileImport one) {
        return new ImportBody(
                one.id(),
                one.format(),
                one.mapping(),
                one.account(),
                one.origin(),
                one.name(),
                one.state(),
                one.code(),
                one.detail(),
                one.encoding(),
                one.bytes(),
                one.progress(),
                new Counts(one.tally().rows(), one.tally().done(), one.tally().failed()),
                one.sameAs(),
                one.summary(),
                one.createdAt(),
                one.createdBy(),
                one.startedAt(),
                one.finishedAt());
    }
}
