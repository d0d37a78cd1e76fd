package hub.customer;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One form for a name: "MUSTER, Zoë" and "Zoe Muster" are one. */
public final class NameForm {

    private static final int LONGEST = 400;

    private NameForm() {}

    public static Optional<String> of(String raw) {
        if (raw == null || raw.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(raw, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        String words = Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }
}
