package hub.notify;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every template is given. */
final class LetterModel {

    private LetterModel() {}

    /**
     * @param shown those that are listed, at least one
     * @param all how many there are
     */
    static Map<String, Object> of(List<Map<String, Object>> shown, int all, Language language) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("items", shown);
        model.put("one", all == 1);
        model.put("item", shown.get(0));
        model.put("count", language.number(BigDecimal.valueOf(all)));
        model.put("more", all > shown.size());
        model.put("rest", language.number(BigDecimal.valueOf(all - (long) shown.size())));
        return model;
    }
}
