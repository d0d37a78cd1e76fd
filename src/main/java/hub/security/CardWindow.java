package hub.security;

import java.util.Arrays;

/** A few bytes of a body as text, with the byte offset of each character. */
final class CardWindow {

    final String text;
    private final int[] offset;

    private CardWindow(String text, int[] offset) {
        this.text = text;
        this.offset = offset;
    }

    static CardWindow of(byte[] body, int from, int to) {
        int at = Math.max(0, from);
        int end = Math.min(body.length, to);
        StringBuilder text = new StringBuilder();
        int[] offset = new int[2 * Math.max(0, end - at) + 1];
        while (at < end) {
            long unit = CardUnits.read(body, at);
            int before = text.length();
            text.appendCodePoint(
                    Character.isValidCodePoint(CardUnits.character(unit)) ? CardUnits.character(unit) : 0xFFFD);
            Arrays.fill(offset, before, text.length(), at);
            at = Math.min(CardUnits.next(unit), end);
        }
        offset[text.length()] = at;
        return new CardWindow(text.toString(), Arrays.copyOf(offset, text.length() + 1));
    }

    int offset(int index) {
        return offset[index];
    }
}
