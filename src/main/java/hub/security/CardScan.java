package hub.security;

import java.util.ArrayList;
import java.util.List;

/** Finds card data in one pass over the bytes; nothing is decoded or allocated before there is a suspicion. */
final class CardScan {

    private static final int SEPARATORS_IN_A_ROW = 3;

    private static final byte PLAIN = 0;
    private static final byte DIGIT = 1;
    private static final byte CODED = 2;
    private static final byte WORD = 3;
    private static final byte[] CLASS = classes();

    private final byte[] body;
    private final boolean plusIsSpace;
    private final DigitRun run = new DigitRun();
    private List<CardSpan> found = List.of();

    private CardScan(byte[] body, boolean plusIsSpace) {
        this.body = body;
        this.plusIsSpace = plusIsSpace;
    }

    static List<CardSpan> of(byte[] body, boolean plusIsSpace) {
        return new CardScan(body, plusIsSpace).spans();
    }

    private List<CardSpan> spans() {
        byte[] bytes = body;
        int at = 0;
        while (true) {
            while (at < bytes.length && CLASS[bytes[at] & 0xFF] == PLAIN) at++;
            if (at >= bytes.length) return CardSpans.withoutOverlap(found);
            at = suspicious(at, CLASS[bytes[at] & 0xFF]);
        }
    }

    private int suspicious(int at, byte kind) {
        if (kind == DIGIT) return digits(at);
        code(at);
        return kind == CODED ? coded(at) : at + 1;
    }

    private int coded(int at) {
        long unit = CardUnits.read(body, at);
        return CardUnits.digit(CardUnits.character(unit)) < 0 ? CardUnits.next(unit) : digits(at);
    }

    private void code(int at) {
        int start = CardWords.codeWordStart(body, at);
        if (start >= 0) CardWords.codeBeside(body, start).ifPresent(this::add);
    }

    private int digits(int start) {
        run.clear();
        int at = start;
        int separators = 0;
        while (at < body.length) {
            long unit = unit(at);
            int character = CardUnits.character(unit);
            int digit = CardUnits.digit(character);
            if (digit < 0 && (!separates(character) || ++separators > SEPARATORS_IN_A_ROW)) break;
            if (digit >= 0) {
                if (separators > 0 && run.full()) judgeAndGoOn();
                run.add(digit, at, CardUnits.next(unit), separators > 0);
                separators = 0;
            }
            at = CardUnits.next(unit);
        }
        judge();
        return Math.max(run.end(), start + 1);
    }

    private long unit(int at) {
        byte next = body[at];
        return CLASS[next & 0xFF] == CODED ? CardUnits.read(body, at) : ((long) next << 32) | (at + 1);
    }

    private boolean separates(int character) {
        return CardUnits.separates(character) || plusIsSpace && character == '+';
    }

    private void judgeAndGoOn() {
        judge();
        run.forgetOlderHalf();
    }

    private void judge() {
        if (run.size() < CardBrands.SHORTEST) return;
        new CardJudge(body, run).judge(this::add);
    }

    private void add(CardSpan span) {
        if (found.isEmpty()) found = new ArrayList<>();
        found.add(span);
    }

    private static byte[] classes() {
        byte[] classes = new byte[256];
        for (int c = '0'; c <= '9'; c++) classes[c] = DIGIT;
        for (int c = 0x80; c < 256; c++) classes[c] = CODED;
        for (char c : "\\%&".toCharArray()) classes[c] = CODED;
        for (char c : "vVyYzZgGhH".toCharArray()) classes[c] = WORD;
        return classes;
    }
}
