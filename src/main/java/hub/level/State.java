package hub.level;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a publication stands. */
public enum State {
    /** The account is not released: nothing is told. */
    DRY_RUN,
    /** Nobody ever counted the SKU. */
    UNCOUNTED,
    /** No SKU of the hub's is known for the channel's. */
    UNMAPPED,
    /** The account has several locations, and the hub's names for them are not known. */
    UNPLACED,
    /** Not told yet, or told something else. */
    WAITING,
    /** The platform confirmed what is wanted. */
    PUBLISHED,
    /** Sent without an answer: looked at before anything else. */
    UNKNOWN,
    /** The channel had another level than can be explained. */
    DRIFT,
    /** The platform does not take it. */
    REFUSED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
