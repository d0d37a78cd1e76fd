package hub.security;

import com.fasterxml.jackson.core.JsonPointer;

/** The JSON token in which card data stands. {@code pointer} and {@code value} are null where no token is known. */
record JsonPlace(Kind kind, int from, int to, JsonPointer pointer, String value) {

    static final JsonPlace UNKNOWN = new JsonPlace(Kind.UNKNOWN, 0, 0, null, null);

    enum Kind {
        STRING,
        NUMBER,
        KEY,
        UNKNOWN
    }

    boolean holds(CardSpan span) {
        return span.from() >= from && span.to() <= to;
    }
}
