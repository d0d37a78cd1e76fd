package hub.api;

import jakarta.servlet.http.HttpServletRequest;

/** The bytes a sender sent, kept aside by {@link RawBodyFilter} before anything could parse them. */
final class RawBody {

    static final String BYTES = "hub.rawBody";
    static final String CONTENT_TYPE = "hub.rawContentType";

    private RawBody() {}

    /** Exactly as received; empty when there was no body. */
    static byte[] of(HttpServletRequest request) {
        return request.getAttribute(BYTES) instanceof byte[] body ? body : new byte[0];
    }

    /** As the sender wrote it, which the wrapped request no longer shows; null when absent. */
    static String contentType(HttpServletRequest request) {
        return (String) request.getAttribute(CONTENT_TYPE);
    }
}
