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
            "(?:cvv2?|cvc2?|cvn|cvd|csc|ccv|(?:card )?security[ _-]?code|(?:card )?verification[ _-]?(?:code|value|number)"
                    + "|pr[uü]f(?:ziffer|nummer)|kartenpr[uü]f(?:ziffer|nummer)|sicherheitscode"
                    + "|c[oó]digo de seguridad|codice di sicurezza|code de s[eé]curit[eé]|cryptogramme(?: visuel)?)";

    private static final Pattern CODE = words("^" + CODE_WORD);
    private static final Pattern CODE_AFTER = words("^" + CODE_WORD + FILLER + "(\\d{3,4})(?![.,]?\\d)");
    private static final Pattern CODE_BEFORE = words(
            "(?<![\\d.,-])(\\d{3,4})(?:[ (\\[]{1,3}|[\\\\\"\\s,:]{1,12}(?:name|key|label|title)[\\\\\"\\s:]{1,10})$");

    private CardWords() {}

    static boolean numberBeside(byte[] body, int start, int end) {
        if (WORD_BEFORE.matcher(CardWindow.of(body, start - BEFORE, start).text).find()) return true;
        return WORD_AFTER.matcher(CardWindow.of(body, end, end + AFTER).text).find();
    }

    /** Cheap look at the first letters, made at every c, s, v and p of a body. */
    static boolean startsCodeWord(byte[] body, int at) {
        int second = letter(body, at + 1);
        int third = letter(body, at + 2);
        int fourth = letter(body, at + 3);
        return switch (body[at] | 0x20) {
            case 'c' ->
                second == 'v' && "vcnd".indexOf(third) >= 0
                        || second == 's' && third == 'c'
                        || second == 'c' && third == 'v'
                        || second == 'r' && third == 'y' && fourth == 'p'
                        || second == 'o' && third == 'd' && (fourth == 'i' || letter(body, at + 4) == ' ')
                        || coded(body, at + 1);
            case 's' ->
                second == 'e' && third == 'c' && fourth == 'u' || second == 'i' && third == 'c' && fourth == 'h';
            case 'v' -> second == 'e' && third == 'r' && fourth == 'i';
            case 'p' -> second == 'r' && (third == 'u' || coded(body, at + 2));
            default -> false;
        };
    }

    private static int letter(byte[] body, int at) {
        return at < body.length ? body[at] | 0x20 : 0;
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
