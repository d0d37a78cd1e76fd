package hub.order;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is odd about an order, collected while it is rendered. */
final class Findings {

    private static final int LONGEST_WORD = 60;

    private final Set<Order.Finding> found = new LinkedHashSet<>();

    void add(String code, String path, String detail) {
        found.add(new Order.Finding(code, path, detail));
    }

    /** What a platform's word means; null and a finding when nobody said it. */
    <T> T meaning(Map<String, T> words, String word, String code, String path) {
        T meaning = words.get(word);
        if (meaning == null) {
            add(code, path, "word: " + shortened(word) + " (expected: one that the connector explains)");
        }
        return meaning;
    }

    List<Order.Finding> all() {
        return List.copyOf(found);
    }

    private static String shortened(String word) {
        return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD) + "…";
    }
}
