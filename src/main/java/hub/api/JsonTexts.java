package hub.api;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The texts of a batch's items, cut without reading them, so that an item which is no JSON spoils no other. In an array
 * brackets are counted outside of strings; what is wrong with the array itself becomes a last text that cannot be read.
 */
final class JsonTexts implements Iterator<byte[]> {

    private enum Next {
        LINE,
        ELEMENT,
        /** What stands behind the end of the array, or nothing where the array never ended. */
        REST,
        DONE
    }

    private final byte[] body;
    private int at;
    private Next next;

    private JsonTexts(byte[] body, int at, Next next) {
        this.body = body;
        this.at = at;
        this.next = next;
    }

    static JsonTexts ofArray(byte[] body, int bracket) {
        JsonTexts texts = new JsonTexts(body, skipBlanks(body, bracket + 1), Next.ELEMENT);
        if (texts.at < body.length && body[texts.at] == ']') {
            texts.end(texts.at);
        }
        return texts;
    }

    static JsonTexts ofLines(byte[] body) {
        int start = skipBlanks(body, 0);
        return new JsonTexts(body, start, start < body.length ? Next.LINE : Next.DONE);
    }

    @Override
    public boolean hasNext() {
        return next != Next.DONE;
    }

    @Override
    public byte[] next() {
        int start = at;
        switch (next) {
            case LINE -> {
                int end = endOfLine(start);
                at = skipBlanks(body, end);
                next = at < body.length ? Next.LINE : Next.DONE;
                return Arrays.copyOfRange(body, start, end);
            }
            case ELEMENT -> {
                int end = endOfElement(start);
                end(end);
                return Arrays.copyOfRange(body, start, end);
            }
            case REST -> {
                next = Next.DONE;
                return Arrays.copyOfRange(body, start, body.length);
            }
            default -> throw new NoSuchElementException();
        }
    }

    /** @param end where a comma, a closing bracket or nothing stands */
    private void end(int end) {
        if (end < body.length && body[end] == ',') {
            at = skipBlanks(body, end + 1);
            return;
        }
        boolean clean = end < body.length && skipBlanks(body, end + 1) == body.length;
        at = end;
        next = clean ? Next.DONE : Next.REST;
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        return end;
    }

    private int endOfElement(int from) {
        int depth = 0;
        boolean text = false;
        for (int i = from; i < body.length; i++) {
            byte b = body[i];
            if (text) {
                i += b == '\\' ? 1 : 0;
                text = b != '"';
            } else if (b == '"') {
                text = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (depth > 0 && (b == '}' || b == ']')) {
                depth--;
            } else if (depth == 0 && (b == ',' || b == ']')) {
                return i;
            }
        }
        return body.length;
    }

    /** A byte order mark is a blank too. */
    static int skipBlanks(byte[] body, int from) {
        boolean mark = from == 0 && body.length >= 3 && (body[0] & 0xFF) == 0xEF && (body[1] & 0xFF) == 0xBB;
        int at = mark ? 3 : from;
        while (at < body.length && (body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t')) {
            at++;
        }
        return at;
    }
}
