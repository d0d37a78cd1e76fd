package hub.exchange;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends a file whose row never ends, before it fills the memory. Parsers read ahead, so it is a little late. */
final class RowLimit extends FilterReader {

    private final int longest;
    private int sinceRow;

    RowLimit(Reader in, int longest) {
        super(in);
        this.longest = longest;
    }

    /** A row ended. */
    void begin() {
        sinceRow = 0;
    }

    int sinceRow() {
        return sinceRow;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int characters) {
        sinceRow += characters;
        if (sinceRow > longest) {
            throw new FileFailed(
                    "row_too_long",
                    "a row of more than " + longest
                            + " characters (expected: less; is a quote or a bracket never closed?)");
        }
    }
}
