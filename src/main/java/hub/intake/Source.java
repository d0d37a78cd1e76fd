package hub.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By which door a message came in. */
public enum Source {
    WEBHOOK,
    POLL,
    READ,
    TILL,
    APP,
    IMPORT,
    HUB;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
