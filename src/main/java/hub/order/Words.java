package hub.order;

import java.util.Locale;

/** How enums look in JSON. */
final class Words {

    private Words() {}

    static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
