package hub.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an accepted message stands. */
public enum MessageState {
    /** In the broker, or being worked on. */
    ACCEPTED,
    /** It changed an order, or did what it asked for. */
    PROCESSED,
    /** Newer news had already been heard. */
    STALE,
    DUPLICATE,
    /** In the hospital. */
    PARKED,
    /** Taken, and waiting: its account is paused, or nothing works off its kind yet. */
    KEPT,
    /** A person said why it is not needed. */
    DISCARDED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
