package hub.security;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words beside which a number is a card's: "card number", "Kartennummer", "CVV" and their like. */
final class CardWords {

    private static final int BEFORE = 96;
    private static final int AFTER = 48;

    /** What may stand between a word and its number: quotes, colons and the name of a property, but no other word. */
    private static final String FILLER =
            "[^\\p{L}\\d{}]{0,40}(?:(?:num|number|no|nr|nummer|n[uú]m[eé]ro|value|val|code|is|ist|es|est|pan|номер|号|号码|番号)"
                    + "[^\\p{L}\\d{}]{0,40}){0,3}";

    private static final String PROSE = "[\\p{L} .:#°º()'’=-]{0,24}";

    /** Gift and loyalty cards carry numbers of their own, which are no payment data. */
    private static final String CARD =
            "(?<!(?:gift|loyalty|store|club|member|membership|business|id|geschenk|cadeau|kunden|regalo)[ _-]{0,2})card"
                    + "|(?<!geschenk|kunden|gutschein)karte|kreditkart|carte (?:bancaire|de cr[eé]dit|bleue)"
                    + "|num[eé]ro de carte|tarjeta|cart[aã]o|carta di credito|numero (?:di )?carta|creditcard|kaartnummer"
                    + "|numer karty|номер карты|カード|卡号|信用卡|(?<!\\p{L})(?:pan|cc|ccnum)(?!\\p{L})";

    private static final Pattern WORD_BEFORE = words("(?:" + CARD + ")\\p{L}{0,2}(?:" + FILLER + "|" + PROSE + ")$");
    private static final Pattern WORD_AFTER = words("^[ (\\[,.:-]{1,4}(?:\\p{L}{1,8} ){0,3}(?:" + CARD + ")");

    private static final String CODE_WORD =
            "(?:cvv2?|cvc2?|cvn|cvd|ccv|(?:card )?security[ _-]?code|(?:card )?verification[ _-]?(?:code|value|number)"
                    + "|pr(?:ue?|ü)f(?:ziffer|nummer)|sicherheitscode"
                    + "|c[oó]digo de seguridad|codice di sicurezza|code de s[eé]curit[eé]|cryptogramme(?: visuel)?)";

    private static final Pattern CODE = words("^" + CODE_WORD);
    private static final Pattern CODE_AFTER = words("^" + CODE_WORD + FILLER + "(\\d{3,4})(?![.,]?\\d)");
    private static final Pattern CODE_BEFORE = words(
            "(?<![\\d.,-])(\\d{3,4})(?:[ (\\[]{1,3}|[\\\\\"\\s,:]{1,12}(?:name|key|label|title)[\\\\\"\\s:]{1,10})$");

    private CardWords() {}

    static boolean numberBeside(byte[] body, int start, int end) {
        if (!mayName(body, start - BEFORE, end + AFTER)) return false;
        if (WORD_BEFORE.matcher(CardWindow.of(body, start - BEFORE, start).text).find()) return true;
        return WORD_AFTER.matcher(CardWindow.of(body, end, end + AFTER).text).find();
    }

    /** Cheap look for what every card word has: "car", "kar", "tar", "aar", "pan", "cc", or letters beyond ASCII. */
    private static boolean mayName(byte[] body, int from, int to) {
        for (int at = Math.max(1, from); at < Math.min(body.length, to); at++) {
            if (coded(body, at)) return true;
            int letter = body[at] | 0x20;
            if (letter == 'c' && letter(body, at + 1) == 'c') return true;
            if (letter != 'a') continue;
            int before = letter(body, at - 1);
            int after = letter(body, at + 1);
            if (after == 'r' && "ckta".indexOf(before) >= 0 || after == 'n' && before == 'p') return true;
        }
        return false;
    }

    /**
     * Where a word for the verification code may begin, or -1. Asked at rare letters of those words only (v, y, z, g, h
     * and whatever is not ASCII), which makes the search several times quicker than asking at their first letters.
     */
    static int codeWordStart(byte[] body, int at) {
        int before = letter(body, at - 1);
        int after = letter(body, at + 1);
        return switch (body[at] | 0x20) {
            case 'v' ->
                before == 'c' ? at - (letter(body, at - 2) == 'c' ? 2 : 1) : letter(body, at + 6) == 'c' ? at : -1;
            case 'y' ->
                letter(body, at - 7) == 's' && before == 't' ? at - 7 : before == 'r' && after == 'p' ? at - 2 : -1;
            case 'z' -> before == 'f' ? at - (letter(body, at - 2) == 'u' ? 4 : 5) : after == 'z' ? at - 16 : -1;
            case 'g' -> before == 'i' && after == 'o' ? at - 4 : -1;
            case 'h' -> letter(body, at - 3) == 's' && before == 'c' && after == 'e' ? at - 3 : -1;
            default -> before == 'r' ? at - 2 : before == 'c' ? at - 1 : -1;
        };
    }

    private static int letter(byte[] body, int at) {
        return at >= 0 && at < body.length ? body[at] | 0x20 : 0;
    }

    private static boolean coded(byte[] body, int at) {
        return at < body.length && (body[at] < 0 || body[at] == '\\' || body[at] == '%');
    }

    /** The verification code beside the word that starts at {@code at}. */
    static Optional<CardSpan> codeBeside(byte[] body, int at) {
        CardWindow after = CardWindow.of(body, at, at + 2 * BEFORE);
        Matcher code = CODE_AFTER.matcher(after.text);
        if (code.find()) return Optional.of(span(after, code));
        if (!CODE.matcher(after.text).find()) return Optional.empty();
        CardWindow before = CardWindow.of(body, at - AFTER, at);
        Matcher earlier = CODE_BEFORE.matcher(before.text);
        return earlier.find() ? Optional.of(span(before, earlier)) : Optional.empty();
    }

    private static CardSpan span(CardWindow window, Matcher code) {
        int from = window.offset(code.start(1));
        return new CardSpan(from, window.offset(code.end(1)), CardSpan.Kind.VERIFICATION_CODE);
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, CASE_INSENSITIVE | UNICODE_CASE);
    }
}
