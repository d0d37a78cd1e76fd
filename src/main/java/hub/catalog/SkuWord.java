package hub.catalog;

import java.util.Collection;
import java.util.List;

/** A SKU as a channel may write it: anything. What no mapping can ever name is not asked of the database either. */
final class SkuWord {

    private static final int LONGEST = 300;

    private SkuWord() {}

    static List<String> mappable(Collection<String> words) {
        return words.stream().filter(SkuWord::mappable).distinct().sorted().toList();
    }

    static boolean mappable(String word) {
        // PostgreSQL refuses NUL in a text, and with it the order's whole transaction.
        return word != null && !word.isBlank() && word.length() <= LONGEST && word.indexOf('\0') < 0;
    }
}
