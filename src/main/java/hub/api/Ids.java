package hub.api;

import java.util.Optional;
import java.util.UUID;

/** Ids in paths. What is no id names nothing, and is answered 404 like an unknown one. */
final class Ids {

    private Ids() {}

    static Optional<UUID> read(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
