package hub.order;

import java.util.Objects;

/**
 * What a slot holds.
 *
 * @param key how new it is; never null
 * @param value never null
 */
public record Versioned(VersionKey key, SlotValue value) {

    public Versioned {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
    }
}
