package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/** Bounds what a mapping made: nodes can be shared, so a small tree in memory may be an endless document. */
final class OutputSize {

    private static final int NODE = 8;

    private long left;

    static final class TooMuch extends RuntimeException {
        TooMuch(String message) {
            super(message, null, false, false);
        }
    }

    OutputSize(long bytes) {
        this.left = bytes;
    }

    void add(JsonNode node, int depth) {
        if (depth == 0) {
            throw new TooMuch("output nested too deeply");
        }
        left -= NODE + (node.isTextual() ? node.textValue().length() : 0);
        if (left < 0) {
            throw new TooMuch("output too large");
        }
        for (JsonNode child : node) {
            add(child, depth - 1);
        }
    }
}
