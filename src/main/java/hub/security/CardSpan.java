package hub.security;

/** Bytes {@code from} (inclusive) to {@code to} (exclusive) of a body that are card data. */
record CardSpan(int from, int to, Kind kind) {

    enum Kind {
        /** Only this kind can be a machine id that is exempt. */
        NUMBER,
        VERIFICATION_CODE,
        TRACK
    }
}
