package hub.security;

/**
 * Reads one character at a byte offset, whatever way it is written there: UTF-8, {@code \}{@code u0034} at any depth of
 * escaping, {@code %34}, {@code &nbsp;}, or a stray byte of an older encoding. Returns character and next offset packed
 * in a long, so that scanning allocates nothing.
 */
final class CardUnits {

    private static final String PERCENT_CODED = "0123456789 -^=;?:,\"[]{}()_&%B\t";

    private CardUnits() {}

    static int character(long unit) {
        return (int) (unit >>> 32);
    }

    static int next(long unit) {
        return (int) unit;
    }

    static long read(byte[] body, int at) {
        byte first = body[at];
        if (first < 0) return multiByte(body, at);
        return switch (first) {
            case '\\' -> escaped(body, at);
            case '%' -> percent(body, at);
            case '&' -> entity(body, at);
            default -> unit(first, at + 1);
        };
    }

    static int digit(int character) {
        if (character < 0x80) return character >= '0' && character <= '9' ? character - '0' : -1;
        return Character.digit(character, 10);
    }

    static boolean separates(int character) {
        if (character < 0x80) return character == ' ' || character == '-' || character == '\t';
        return switch (character) {
            case 0x96, 0x97, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x2212 -> true;
            default ->
                Character.getType(character) == Character.SPACE_SEPARATOR
                        || Character.getType(character) == Character.DASH_PUNCTUATION;
        };
    }

    private static long unit(int character, int next) {
        return ((long) character << 32) | next;
    }

    private static long escaped(byte[] body, int at) {
        int u = at + 1;
        while (u < body.length && body[u] == '\\') u++;
        if (u < body.length && body[u] == 't') return unit('\t', u + 1);
        int value = u < body.length && body[u] == 'u' ? hex(body, u + 1, 4) : -1;
        return value < 0 ? unit('\\', at + 1) : unit(value, u + 5);
    }

    private static long percent(byte[] body, int at) {
        int from = at;
        int value = hex(body, from + 1, 2);
        while (value == '%' && hex(body, from + 3, 2) >= 0) {
            from += 2;
            value = hex(body, from + 1, 2);
        }
        if (value >= 0x80) return percentMultiByte(body, from, value);
        if (value < 0 || PERCENT_CODED.indexOf(value) < 0) return unit('%', at + 1);
        return unit(value, from + 3);
    }

    private static long percentMultiByte(byte[] body, int from, int lead) {
        int length = sequenceLength(lead);
        byte[] sequence = new byte[length];
        for (int i = 0; i < length; i++) {
            int at = from + 3 * i;
            int value = at < body.length && body[at] == '%' ? hex(body, at + 1, 2) : -1;
            if (value < 0) return oldEncoding(from, lead);
            sequence[i] = (byte) value;
        }
        long decoded = multiByte(sequence, 0);
        return length > 1 && next(decoded) == length
                ? unit(character(decoded), from + 3 * length)
                : oldEncoding(from, lead);
    }

    /** {@code %B4} opens track data more often than it is a byte of an old encoding. */
    private static long oldEncoding(int from, int value) {
        return separates(value) ? unit(value, from + 3) : unit('%', from + 1);
    }

    private static long entity(byte[] body, int at) {
        int end = at + 1;
        while (end < body.length && end < at + 9 && body[end] != ';') end++;
        if (end >= body.length || body[end] != ';') return unit('&', at + 1);
        String name = new String(body, at + 1, end - at - 1, java.nio.charset.StandardCharsets.ISO_8859_1);
        int value = entityValue(name);
        return value < 0 ? unit('&', at + 1) : unit(value, end + 1);
    }

    private static int entityValue(String name) {
        if (name.equals("nbsp")) return 0xA0;
        if (name.matches("#[0-9]{1,5}")) return Integer.parseInt(name.substring(1));
        if (name.matches("#[xX][0-9a-fA-F]{1,4}")) return Integer.parseInt(name.substring(2), 16);
        return -1;
    }

    private static long multiByte(byte[] body, int at) {
        int lead = body[at] & 0xFF;
        int length = sequenceLength(lead);
        if (length == 1 || at + length > body.length) return unit(lead, at + 1);
        int value = lead & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            if ((body[at + i] & 0xC0) != 0x80) return unit(lead, at + 1);
            value = (value << 6) | (body[at + i] & 0x3F);
        }
        return unit(value, at + length);
    }

    private static int sequenceLength(int lead) {
        if (lead >= 0xF0 && lead < 0xF5) return 4;
        if (lead >= 0xE0 && lead < 0xF0) return 3;
        return lead >= 0xC2 && lead < 0xE0 ? 2 : 1;
    }

    private static int hex(byte[] body, int at, int digits) {
        if (at + digits > body.length) return -1;
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = Character.digit(body[i], 16);
            if (digit < 0) return -1;
            value = (value << 4) | digit;
        }
        return value;
    }
}
