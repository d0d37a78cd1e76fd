package hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import hub.json.Json;

/**
 * Consecutive rows of the same key as one: {@code {"rows": […]}}. A group that may not be whole is none: an order taken
 * without one of its lines is worse than one that is told.
 */
final class GroupedRows implements Rows {

    private final Rows rows;
    private final DottedName key;
    private final int longest;
    private final SeenKeys seen = new SeenKeys();
    private Row held;
    private int heldSize;
    private int size;
    private boolean afterUnknown;

    /** @param longest characters of a group */
    GroupedRows(Rows rows, DottedName key, int longest) {
        this.rows = rows;
        this.key = key;
        this.longest = longest;
    }

    @Override
    public boolean hasNext() {
        return held != null || rows.hasNext();
    }

    @Override
    public int sizeOfLast() {
        return size;
    }

    @Override
    public Row next() {
        size = 0;
        boolean doubtful = afterUnknown;
        Row first = take();
        String of = keyOf(first);
        afterUnknown = of.isEmpty();
        if (of.isEmpty()) {
            return first.fault() != null
                    ? first
                    : Row.unreadable(first.number(), RowFault.MISSING, key.pointer(), "missing (expected: a value)");
        }
        ArrayNode group = Json.MAPPER.createArrayNode().add(first.value());
        int count = 1;
        for (; of.equals(keyOfNext()); count++) {
            Row more = take();
            if (size <= longest) {
                group.add(more.value());
            }
        }
        RowFault fault = fault(of, doubtful || "".equals(keyOfNext()));
        JsonNode value = Json.MAPPER.createObjectNode().set("rows", group);
        return new Row(first.number(), count, fault == null ? value : null, fault);
    }

    private RowFault fault(String of, boolean doubtful) {
        if (!seen.add(of)) {
            return new RowFault(
                    key.pointer(), "group_broken", "stood further up already (expected: rows of one key together)");
        }
        if (size > longest) {
            return new RowFault(
                    key.pointer(), "group_too_long", size + " characters (expected: at most " + longest + ")");
        }
        return doubtful
                ? new RowFault(
                        key.pointer(), "group_doubtful", "beside a row of no group (expected: every row readable)")
                : null;
    }

    private Row take() {
        Row next = peek();
        held = null;
        size += heldSize;
        return next;
    }

    private Row peek() {
        if (held == null) {
            held = rows.next();
            heldSize = rows.sizeOfLast();
        }
        return held;
    }

    /** Null at the file's end, empty where the row is of no group. */
    private String keyOfNext() {
        return hasNext() ? keyOf(peek()) : null;
    }

    private String keyOf(Row row) {
        return row.value() == null ? "" : key.in(row.value()).asText().strip();
    }
}
