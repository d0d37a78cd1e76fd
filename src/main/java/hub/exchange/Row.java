package hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One row of a file.
 *
 * @param number counted from 1, without the header
 * @param value what it says; null where it could not be read
 * @param fault why it could not be read; null where it could
 */
record Row(long number, JsonNode value, RowFault fault) {

    static Row of(long number, JsonNode value) {
        return new Row(number, value, null);
    }

    static Row unreadable(long number, String code, String path, String detail) {
        return new Row(number, null, new RowFault(path, code, detail));
    }
}
