package hub.api;

import hub.problem.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a body once, within a limit and a budget. Signatures are over raw bytes, and a form would be parsed and lost to
 * the handler, so that webhooks are shown to handlers as plain bytes.
 */
final class RawBodyFilter extends OncePerRequestFilter {

    private static final int CHUNK = 64 * 1024;

    private final BytesInFlight inFlight;
    private final long limit;
    private final boolean asBytes;

    /** @param asBytes hide the content type from handlers, see {@link RawBody#contentType} */
    RawBodyFilter(BytesInFlight inFlight, long limit, boolean asBytes) {
        this.inFlight = inFlight;
        this.limit = limit;
        this.asBytes = asBytes;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // Imports are streamed to a sealed file and have no limit.
        return request.getRequestURI().startsWith("/api/v1/imports");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Taken taken = new Taken();
        try {
            byte[] body = read(request, taken);
            String contentType = request.getContentType();
            request.setAttribute(RawBody.BYTES, body);
            request.setAttribute(RawBody.CONTENT_TYPE, contentType);
            String shown = asBytes ? MediaType.APPLICATION_OCTET_STREAM_VALUE : contentType;
            chain.doFilter(new RawRequest(request, body, shown), response);
        } catch (Refused refused) {
            refused.body.write(response);
        } finally {
            inFlight.giveBack(taken.bytes);
        }
    }

    private byte[] read(HttpServletRequest request, Taken taken) throws IOException {
        long announced = request.getContentLengthLong();
        if (announced > limit) throw tooLarge();
        if (announced < 0) return readUnannounced(request.getInputStream(), taken);
        take(announced, taken);
        return request.getInputStream().readNBytes((int) announced);
    }

    private byte[] readUnannounced(InputStream in, Taken taken) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            if (body.size() + n > limit) throw tooLarge();
            take(n, taken);
            body.write(chunk, 0, n);
        }
        return body.toByteArray();
    }

    private void take(long bytes, Taken taken) throws Refused {
        if (!inFlight.take(bytes))
            throw new Refused(ProblemBody.of(ProblemCode.OVERLOADED, "bodies in flight: too many"));
        taken.bytes += bytes;
    }

    private Refused tooLarge() {
        return new Refused(
                ProblemBody.of(ProblemCode.TOO_LARGE, "body: too large (expected: at most " + limit + " bytes)"));
    }

    private static final class Taken {
        private long bytes;
    }

    private static final class Refused extends IOException {
        private final transient ProblemBody body;

        Refused(ProblemBody body) {
            super(body.detail());
            this.body = body;
        }
    }
}
