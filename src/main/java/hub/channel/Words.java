package hub.channel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enum constants as files and the API write them: {@code HMAC_SHA256} is {@code hmac-sha256}. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E constant(Class<E> words, String word) {
        return Arrays.stream(words.getEnumConstants())
                .filter(constant -> of(constant).equals(word)
                        || of(constant).replace('-', '_').equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }

    static <E extends Enum<E>> String listed(Class<E> words) {
        return Arrays.stream(words.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
    }
}
