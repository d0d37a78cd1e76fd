package hub.stock;

import java.util.Locale;

/** What a ledger row speaks of. All but {@link #COUNT} add up to a balance. */
public enum Kind {
    ON_HAND,
    RESERVED,
    UNAVAILABLE,
    COUNT;

    /** The word in ledger rows and in answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
