package hub.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A piece of the hub that can run in a process of its own; docs/operation.md says what each does and needs. */
public enum Part {
    /** The doors that answer once the broker has the message: webhooks and tills. Needs the broker. */
    INTAKE,
    /** Every flow that starts by itself: from queues, timers, calendars and files. Needs broker and database. */
    WORKER,
    /** The API and the pages, answered from the database. */
    CONSOLE;

    public static Optional<Part> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
