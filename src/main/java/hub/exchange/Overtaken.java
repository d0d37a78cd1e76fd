package hub.exchange;

import java.util.UUID;

/** Somebody else works on the same import and was quicker; what was begun here is undone. */
final class Overtaken extends RuntimeException {

    Overtaken(UUID id) {
        super("import " + id + ": another instance works on it");
    }
}
