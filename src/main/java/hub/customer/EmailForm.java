package hub.customer;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** One form for all ways to write an e-mail address. */
public final class EmailForm {

    private static final int LONGEST = 320;

    private EmailForm() {}

    /** Empty for what is no address: it must not make one customer of all who typed "none". */
    public static Optional<String> of(String raw) {
        if (raw == null || raw.length() > LONGEST) {
            return Optional.empty();
        }
        String word = Normalizer.normalize(raw, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        int at = word.lastIndexOf('@');
        if (at < 1 || word.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            return Optional.empty();
        }
        return domain(word.substring(at + 1)).map(domain -> word.substring(0, at + 1) + domain);
    }

    private static Optional<String> domain(String written) {
        String bare = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        try {
            String domain = IDN.toASCII(bare).toLowerCase(Locale.ROOT);
            return domain.isEmpty() ? Optional.empty() : Optional.of(domain);
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }
}
