package hub.security;

/** Magnetic stripe data: {@code %B4111…^NAME^2512…?} and {@code ;4111…=2512…?}. */
final class CardTrack {

    private static final int LONGEST = 200;

    private CardTrack() {}

    /** The whole track around the digits, or null when they stand in none. */
    static CardSpan around(byte[] body, int start, int end) {
        int mark = end < body.length ? CardUnits.character(CardUnits.read(body, end)) : -1;
        boolean first = mark == '^';
        boolean second = mark == '=' && digitsFollow(body, end) && startsTrackTwo(body, start);
        if (!first && !second) return null;
        return new CardSpan(start, trackEnd(body, end), CardSpan.Kind.TRACK);
    }

    private static boolean startsTrackTwo(byte[] body, int start) {
        String before = CardWindow.of(body, start - 3, start).text;
        return before.isEmpty() || before.endsWith(";") || before.endsWith("\"") || before.endsWith(" ");
    }

    private static boolean digitsFollow(byte[] body, int end) {
        int at = CardUnits.next(CardUnits.read(body, end));
        for (int i = 0; i < 7; i++) {
            if (at >= body.length) return false;
            long unit = CardUnits.read(body, at);
            if (CardUnits.digit(CardUnits.character(unit)) < 0) return false;
            at = CardUnits.next(unit);
        }
        return true;
    }

    private static int trackEnd(byte[] body, int end) {
        int at = end;
        while (at < body.length && at < end + LONGEST) {
            if (body[at] == '\\' && at + 1 < body.length && body[at + 1] != 'u') return at;
            long unit = CardUnits.read(body, at);
            int character = CardUnits.character(unit);
            if (character == '?') return CardUnits.next(unit);
            if (character == '"' || character == '\n' || character == '\r' || character == '<' || character == '&')
                return at;
            at = CardUnits.next(unit);
        }
        return at;
    }
}
