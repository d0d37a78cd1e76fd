package hub.api;

import hub.exchange.FileImport;
import hub.exchange.Format;
import hub.exchange.ImportDesk;
import hub.exchange.ImportErrors;
import hub.exchange.IncomingFile;
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

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final UUID LAST_ID = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final ImportDesk imports;
    private final ImportErrors errors;
    private final ImportChecks wishes;

    ImportsApi(ImportDesk imports, ImportErrors errors, ImportChecks wishes) {
        this.imports = imports;
        this.errors = errors;
        this.wishes = wishes;
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
    ImportBody accept(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
        FieldChecks checks = new FieldChecks();
        Format format = wishes.format(checks, "format", query(request, "format"));
        String mapping = wishes.mapping(checks, "mapping", query(request, "mapping"));
        String account = query(request, "account");
        wishes.account(checks, "account", account, mapping);
        checks.done();
        refuseForms(request);
        IncomingFile file = IncomingFile.upload(format, mapping, account, Caller.current());
        return ImportBody.of(imports.accept(file, request.getInputStream()));
    }

    /** Newest first. */
    @GetMapping
    Page<ImportBody> list(
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        Optional<Cursor> after = Cursor.read(cursor, 2);
        List<FileImport> found = imports.page(
                after.map(at -> at.instant(0)).orElse(LAST),
                after.map(at -> at.uuid(1)).orElse(LAST_ID),
                most + 1);
        Page<FileImport> page = Page.of(found, most, one -> Cursor.of(one.createdAt(), one.id()));
        return new Page<>(page.items().stream().map(ImportBody::of).toList(), page.next());
    }

    @GetMapping("/{id}")
    ImportBody show(@PathVariable String id) {
        return ImportBody.of(known(id));
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
