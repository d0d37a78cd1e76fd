package hub.channel;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The kinds of values a {@code connector.yaml} holds. */
final class YamlValues {

    private YamlValues() {}

    static boolean flag(YamlSection section, String key, boolean otherwise) {
        return section.optional(key, "true or false", YamlValues::yesOrNo, otherwise);
    }

    static boolean requiredFlag(YamlSection section, String key) {
        return Boolean.TRUE.equals(section.required(key, "true or false", YamlValues::yesOrNo));
    }

    static int positive(YamlSection section, String key) {
        return Objects.requireNonNullElse(section.required(key, "a whole number above 0", YamlValues::aboveZero), 1);
    }

    static Duration duration(YamlSection section, String key) {
        return section.required(key, "a duration such as PT5M", YamlValues::aWhile);
    }

    static Pattern pattern(YamlSection section, String key) {
        return section.required(key, "a regular expression", Pattern::compile);
    }

    /** One of an enum's constants, written in lower case with dashes. */
    static <E extends Enum<E>> E word(YamlSection section, String key, Class<E> words) {
        return section.required(key, Words.listed(words), word -> Words.constant(words, word));
    }

    static <E extends Enum<E>> E wordOr(YamlSection section, String key, Class<E> words, E otherwise) {
        return section.optional(key, Words.listed(words), word -> Words.constant(words, word), otherwise);
    }

    static <E extends Enum<E>> List<E> words(YamlSection section, String key, Class<E> words) {
        List<E> constants = new ArrayList<>();
        for (String word : section.texts(key)) {
            try {
                constants.add(Words.constant(words, word));
            } catch (IllegalArgumentException unknown) {
                section.wrong(key, word, Words.listed(words));
            }
        }
        return constants;
    }

    static List<String> someTexts(YamlSection section, String key) {
        if (!section.has(key)) {
            section.missing(key, "a list");
        }
        List<String> texts = section.texts(key);
        if (section.has(key) && texts.isEmpty()) {
            section.wrong(key, "empty", "at least one entry");
        }
        return texts;
    }

    static List<JsonPointer> pointers(YamlSection section, String key) {
        List<JsonPointer> pointers = new ArrayList<>();
        for (String text : section.texts(key)) {
            try {
                pointers.add(pointer(text));
            } catch (IllegalArgumentException notOne) {
                section.wrong(key, text, "JSON Pointers such as /id");
            }
        }
        return pointers;
    }

    static JsonPointer pointer(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException(text);
        }
        return JsonPointer.compile(text);
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    private static int aboveZero(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static Duration aWhile(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }
}
