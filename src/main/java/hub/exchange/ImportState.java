package hub.exchange;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an import is. */
public enum ImportState {
    WAITING,
    RUNNING,
    /** To the end; single rows may have failed. */
    DONE,
    /** Not to the end: {@code code} says why, the rows how far it came. */
    FAILED,
    /** The same file was brought in before; {@code sameAs} says which import that is. */
    REPEATED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
