package hub.security;

import java.util.function.Consumer;

/** Decides which part of a run of digits is a card number. */
final class CardJudge {

    private static final int[][] SHAPES = {{4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}, {4, 4, 4, 4, 3}};

    private final byte[] body;
    private final DigitRun run;

    CardJudge(byte[] body, DigitRun run) {
        this.body = body;
        this.run = run;
    }

    void judge(Consumer<CardSpan> found) {
        int group = fractionAtStart() ? 1 : 0;
        while (group < run.groups) {
            int end = cardFrom(group, found);
            group = end > group ? end : group + 1;
        }
    }

    /** The group after the card that starts at {@code first}, or {@code first} when none starts there. */
    private int cardFrom(int first, Consumer<CardSpan> found) {
        int length = 0;
        for (int last = first; last < run.groups && length <= CardBrands.LONGEST; last++) {
            length += run.groupLength[last];
            if (length < CardBrands.SHORTEST || length > CardBrands.LONGEST || !shaped(first, last)) continue;
            CardSpan span = span(first, last, length);
            if (span == null) continue;
            found.accept(span);
            return last + 1;
        }
        return first;
    }

    private CardSpan span(int first, int last, int length) {
        int digit = run.groupStart[first];
        int start = run.from[digit];
        int end = run.to[digit + length - 1];
        CardSpan track = first == last ? CardTrack.around(body, start, end) : null;
        if (track != null) return track;
        if (!CardBrands.luhn(run.digits, digit, length)) return null;
        boolean card = CardBrands.branded(run.digits, digit, length) || CardWords.numberBeside(body, start, end);
        return card ? new CardSpan(start, end, CardSpan.Kind.NUMBER) : null;
    }

    /** Groups of odd lengths are a card only when they are the whole run and no part of a longer id such as HAR-235-17. */
    private boolean shaped(int first, int last) {
        if (first == last) return true;
        for (int[] shape : SHAPES) if (has(shape, first, last)) return true;
        return first == 0 && last == run.groups - 1 && !attached();
    }

    private boolean has(int[] shape, int first, int last) {
        if (last - first + 1 != shape.length) return false;
        for (int i = 0; i < shape.length; i++) if (run.groupLength[first + i] != shape[i]) return false;
        return true;
    }

    private boolean attached() {
        return partOfWord(run.start() - 1, -1) || partOfWord(run.end(), 1);
    }

    private boolean partOfWord(int at, int step) {
        if (inside(at) && (body[at] == '-' || body[at] == '/')) at += step;
        return inside(at) && (Character.isLetterOrDigit(body[at]) || body[at] == '_');
    }

    private boolean fractionAtStart() {
        int dot = run.start() - 1;
        return dot > 0 && body[dot] == '.' && Character.isDigit(body[dot - 1]);
    }

    private boolean inside(int at) {
        return at >= 0 && at < body.length;
    }
}
