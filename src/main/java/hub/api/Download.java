package hub.api;

import hub.exchange.Format;
import hub.exchange.Records;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** An answer that is a file. Once it has begun, a failure can only be told by breaking it off. */
record Download(
        String name, Format format, List<String> columns, HttpServletRequest request, HttpServletResponse response) {

    interface Writing {
        void to(Records out) throws IOException;
    }

    /** @throws hub.problem.Problem 422 for an unknown format */
    static Download of(
            String name,
            String format,
            List<String> columns,
            HttpServletRequest request,
            HttpServletResponse response) {
        Format known = Format.of(format)
                .orElseThrow(() ->
                        FieldChecks.refusal("format", "format: unknown (expected: one of " + Format.words() + ")"));
        return new Download(name, known, columns, request, response);
    }

    void write(Writing writing) throws IOException {
        response.setContentType(format.mediaType() + ";charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "s." + format.word() + "\"");
        try {
            Records out = Records.of(format, name, columns, response.getOutputStream());
            writing.to(out);
            out.end();
        } catch (RuntimeException failure) {
            if (!response.isCommitted()) {
                response.reset();
                throw failure;
            }
            BrokenDownloads.breakOff(request, failure);
        }
    }
}
