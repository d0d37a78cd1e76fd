package hub.catalog;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a text as they are searched: letters and digits, without case. */
final class SearchWord {

    private static final int LONGEST = 60;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private SearchWord() {}

    static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (String word : BETWEEN.split(plain)) {
            if (!word.isEmpty()) {
                words.add(word.length() <= LONGEST ? word : word.substring(0, LONGEST));
            }
        }
        return words;
    }
}
