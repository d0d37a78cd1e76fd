package hub.command;

import java.time.Instant;
import java.util.Set;

/** What changes of a command while it is followed. */
final class Course {

    final Command of;
    CommandState state;
    boolean settled;
    Set<String> known;
    Instant sentAt;
    boolean accepted;
    boolean answered;
    String platformId;
    String words;
    int attempts;
    Instant dueAt;

    Course(Command of) {
        this.of = of;
        this.state = of.state();
        this.settled = of.settled();
        this.known = of.known();
        this.sentAt = of.sentAt();
        this.accepted = of.accepted();
        this.answered = of.answered();
        this.platformId = of.platformId();
        this.words = of.words();
        this.attempts = of.attempts();
        this.dueAt = of.dueAt();
    }

    boolean becameAnother() {
        return state != of.state();
    }
}
