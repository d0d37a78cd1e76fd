package hub.api;

import hub.exchange.Format;
import hub.exchange.Records;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

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
        RequestAttributes waiting = RequestContextHolder.getRequestAttributes();
        try {
            Records out = Records.of(format, name, columns, new Begun(response.getOutputStream()));
            writing.to(out);
            out.end();
        } catch (RuntimeException failure) {
            if (!response.isCommitted()) {
                response.reset();
                throw failure;
            }
            BrokenDownloads.breakOff(request, failure);
        } finally {
            RequestContextHolder.setRequestAttributes(waiting);
        }
    }

    /** Who waits for an answer has seconds for the database; a download that has begun takes as long as it takes. */
    static final class Begun extends FilterOutputStream {

        Begun(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            RequestContextHolder.resetRequestAttributes();
            out.write(bytes, from, length);
        }
    }
}
