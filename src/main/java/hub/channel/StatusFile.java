package hub.channel;

import hub.order.Order;
import hub.order.StatusWords;
import java.util.Map;

/** Reads what the platform's status words mean. Words are kept as the platform writes them. */
final class StatusFile {

    private StatusFile() {}

    static StatusWords read(YamlSection status) {
        status.only("order", "payment", "fulfilment", "paymentElement", "shipment", "refund", "returned");
        return new StatusWords(
                order(status),
                words(status, "payment", Order.PaymentStatus.class),
                words(status, "fulfilment", Order.FulfilmentStatus.class),
                texts(status),
                flags(status, "shipment"),
                flags(status, "refund"),
                flags(status, "returned"));
    }

    private static Map<String, StatusWords.OrderWord> order(YamlSection status) {
        if (!status.has("order")) {
            return Map.of();
        }
        YamlSection words = status.section("order");
        return words.each(word -> {
            YamlSection meaning = words.section(word).only("status", "holdsStock", "shipped", "payment");
            return new StatusWords.OrderWord(
                    YamlValues.word(meaning, "status", Order.Status.class),
                    YamlValues.requiredFlag(meaning, "holdsStock"),
                    YamlValues.flag(meaning, "shipped", false),
                    YamlValues.wordOr(meaning, "payment", Order.PaymentStatus.class, null));
        });
    }

    private static <E extends Enum<E>> Map<String, E> words(YamlSection status, String key, Class<E> meanings) {
        if (!status.has(key)) {
            return Map.of();
        }
        YamlSection words = status.section(key);
        return words.each(word -> YamlValues.word(words, word, meanings));
    }

    private static Map<String, String> texts(YamlSection status) {
        if (!status.has("paymentElement")) {
            return Map.of();
        }
        YamlSection words = status.section("paymentElement");
        return words.each(words::text);
    }

    private static Map<String, Boolean> flags(YamlSection status, String key) {
        if (!status.has(key)) {
            return Map.of();
        }
        YamlSection words = status.section(key);
        return words.each(word -> YamlValues.requiredFlag(words, word));
    }
}
