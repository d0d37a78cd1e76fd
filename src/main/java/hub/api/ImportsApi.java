package hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import hub.channel.Accounts;
import hub.exchange.FileImport;
import hub.exchange.Format;
import hub.exchange.ImportDesk;
import hub.exchange.ImportErrors;
import hub.exchange.ImportState;
import hub.mapping.ImportMappings;
import hub.problem.Problem;
import hub.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Files in: taken at once, worked off in the background. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportsApi {

    record RowCounts(long read, long done, long failed) {}

    /** @param progress whole percent of the file */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ImportView(
            UUID id,
            Format format,
            String mapping,
            String account,
            ImportState state,
            String code,
            String detail,
            String encoding,
            long bytes,
            int progress,
            RowCounts rows,
            UUID sameAs,
            JsonNode summary,
            Instant createdAt,
            String createdBy,
            Instant startedAt,
            Instant finishedAt) {

        static ImportView of(FileImport one) {
            return new ImportView(
                    one.id(),
                    one.format(),
                    one.mapping(),
                    one.account(),
                    one.state(),
                    one.code(),
                    one.detail(),
                    one.encoding(),
                    one.bytes(),
                    one.progress(),
                    new RowCounts(
                            one.tally().rows(), one.tally().done(), one.tally().failed()),
                    one.sameAs(),
                    one.summary(),
                    one.createdAt(),
                    one.createdBy(),
                    one.startedAt(),
                    one.finishedAt());
        }
    }

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final UUID LAST_ID = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    private static final int LONGEST_NAME = 61;
    private static final int LONGEST_ACCOUNT = 100;

    private final ImportDesk imports;
    private final ImportErrors errors;
    private final ImportMappings mappings;
    private final Accounts accounts;

    ImportsApi(ImportDesk imports, ImportErrors errors, ImportMappings mappings, Accounts accounts) {
        this.imports = imports;
        this.errors = errors;
        this.mappings = mappings;
        this.accounts = accounts;
    }

    /**
     * The body is the file itself, of any size; 202 when it is on disk. The parameters are read from the query alone: asking
     * the container for them would make it read a form's body, which is what curl calls every file.
     */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            parameters = {
                @Parameter(
                        name = "format",
                        in = ParameterIn.QUERY,
                        required = true,
                        description = "csv, json, ndjson or xml"),
                @Parameter(
                        name = "mapping",
                        in = ParameterIn.QUERY,
                        required = true,
                        description = "stock-count, order …"),
                @Parameter(name = "account", in = ParameterIn.QUERY, description = "whose orders these are")
            })
    ImportView accept(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
        FieldChecks checks = new FieldChecks();
        String word = checks.text("format", query(request, "format"), LONGEST_NAME);
        Optional<Format> format = word == null ? Optional.empty() : Format.of(word);
        if (word != null && format.isEmpty()) {
            checks.fault("format", "unknown (expected: one of " + Format.words() + ")");
        }
        String mapping = checks.text("mapping", query(request, "mapping"), LONGEST_NAME);
        boolean known = mapping != null && mappings.knows(mapping);
        if (mapping != null && !known) {
            checks.fault("mapping", "unknown (expected: a file of mappings/import, without its ending)");
        }
        String account = query(request, "account");
        if (account != null
                && (account.length() > LONGEST_ACCOUNT || accounts.find(account).isEmpty())) {
            checks.fault("account", "unknown (expected: the id of an account)");
        }
        if (known && account == null && mappings.isOfOrders(mapping)) {
            checks.fault("account", "missing (expected: the id of the account whose orders these are)");
        }
        checks.done();
        refuseForms(request);
        FileImport taken =
                imports.accept(format.orElseThrow(), mapping, account, request.getInputStream(), Caller.current());
        return ImportView.of(taken);
    }

    /** Newest first. */
    @GetMapping
    Page<ImportView> list(
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        Optional<Cursor> after = Cursor.read(cursor, 2);
        List<FileImport> found = imports.page(
                after.map(at -> at.instant(0)).orElse(LAST),
                after.map(at -> at.uuid(1)).orElse(LAST_ID),
                most + 1);
        Page<FileImport> page = Page.of(found, most, one -> Cursor.of(one.createdAt(), one.id()));
        return new Page<>(page.items().stream().map(ImportView::of).toList(), page.next());
    }

    @GetMapping("/{id}")
    ImportView show(@PathVariable String id) {
        return ImportView.of(known(id));
    }

    /** Every fault that is listed, as CSV; no value of the file stands in it. */
    @GetMapping("/{id}/errors")
    void errors(@PathVariable String id, @Parameter(hidden = true) HttpServletResponse response) throws IOException {
        UUID of = known(id).id();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"errors-" + of + ".csv\"");
        ErrorLines.write(errors, of, new Download.Begun(response.getOutputStream()));
    }

    private FileImport known(String id) {
        return Ids.read(id).flatMap(imports::find).orElseThrow(() -> FieldChecks.notFound("no import has this id"));
    }

    private static void refuseForms(HttpServletRequest request) {
        String type = request.getContentType();
        if (type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/")) {
            throw new Problem(
                    415,
                    "media_type_unsupported",
                    "Content-Type: multipart (expected: the file itself as the body)",
                    List.of());
        }
    }

    private static String query(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        if (query == null) {
            return null;
        }
        try {
            String value = UriComponentsBuilder.newInstance()
                    .query(query)
                    .build()
                    .getQueryParams()
                    .getFirst(name);
            return value == null ? null : java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException undecodable) {
            throw FieldChecks.refusal(name, name + ": not URL-encoded (expected: a text)");
        }
    }
}
