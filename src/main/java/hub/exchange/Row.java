package hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One row of a file, or several that say one thing together.
 *
 * @param number of the first, counted from 1, without the header
 * @param rows how many rows of the file it is
 * @param value what it says; null where it could not be read
 * @param fault why it could not be read; null where it could
 */
record Row(long number, int rows, JsonNode value, RowFault fault) {

    static Row of(long number, JsonNode value) {
        return new Row(number, 1, value, null);
    }

    static Row unreadable(long number, String code, String path, String detail) {
        return new Row(number, 1, null, new RowFault(path, code, detail));
    }
}
