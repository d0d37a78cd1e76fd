package hub.command;

import hub.channel.AccountDeleted;
import hub.folding.Timeline;
import hub.order.Change;
import hub.outbound.Leases;
import hub.outbound.PlatformAway;
import hub.outbound.ReadTasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what became of a command, in its row and in its order's timeline; only for the account's holder. */
@Component
class CommandBook {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int LONGEST = 500;

    private final CommandRows commands;
    private final Timeline timeline;
    private final ReadTasks reads;
    private final Leases leases;
    private final CommandSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CommandBook(
            CommandRows commands,
            Timeline timeline,
            ReadTasks reads,
            Leases leases,
            CommandSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.commands = commands;
        this.timeline = timeline;
        this.reads = reads;
        this.leases = leases;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** On disk before it is sent. @return false when this instance may not send it */
    boolean sending(Course course, Set<String> known, long fence) {
        course.known = known;
        course.sentAt = clock.instant();
        course.answered = false;
        course.attempts++;
        course.dueAt = clock.instant().plus(settings.longestRun());
        return save(course, fence);
    }

    /** What it did is read at once: a webhook may be lost. */
    void confirmed(Course course, String platformId, long fence) {
        course.state = CommandState.CONFIRMED;
        course.settled = true;
        course.platformId = platformId;
        course.words = null;
        if (save(course, fence)) {
            reads.ask(
                    course.of.account(),
                    course.of.externalId(),
                    "command " + course.of.kind().word(),
                    clock.instant());
        }
    }

    void failed(Course course, String words, long fence) {
        course.state = CommandState.FAILED;
        course.settled = true;
        course.words = cut(words);
        save(course, fence);
    }

    void accepted(Course course, long fence) {
        course.accepted = true;
        course.words = null;
        course.dueAt = clock.instant().plus(SOON);
        save(course, fence);
    }

    /** Sent without a clear answer. */
    void unknown(Course course, String words, boolean answered, long fence) {
        course.state = CommandState.UNKNOWN;
        course.answered = answered;
        course.words = cut(words);
        course.dueAt = clock.instant().plus(SOON);
        save(course, fence);
    }

    /** Surely not sent, or not asked about: once more, later. */
    void unsent(Course course, PlatformAway away, long fence) {
        course.sentAt = null;
        course.attempts--;
        later(course, away, fence);
    }

    void later(Course course, PlatformAway away, long fence) {
        course.words = cut(away.getMessage());
        Duration wait = away.waiting() == null ? patience(course) : away.waiting();
        course.dueAt = clock.instant().plus(wait);
        save(course, fence);
    }

    /** Looked at again: the platform may still be doing it. */
    void lookAgain(Course course, long fence) {
        course.dueAt = clock.instant().plus(course.accepted ? patience(course) : SOON);
        save(course, fence);
    }

    private Duration patience(Course course) {
        return settings.patience(Duration.between(course.of.createdAt(), clock.instant()));
    }

    @EventListener
    void deleted(AccountDeleted account) {
        commands.giveUp(account.accountId(), "account: deleted (expected: a known account)", clock.instant());
    }

    private boolean save(Course course, long fence) {
        Instant now = clock.instant();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (course.becameAnother()) {
                timeline.commanded(course.of.orderId(), course.of.kind().word(), null, changes(course), now);
            }
            boolean saved = commands.save(course, leases.owner(), fence, now);
            if (!saved) {
                status.setRollbackOnly();
            }
            return saved;
        }));
    }

    private static List<Change> changes(Course course) {
        String path = "commands[" + course.of.id() + "].";
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(path + "state", course.of.state().word(), course.state.word()));
        if (course.platformId != null) {
            changes.add(new Change(path + "platformId", null, course.platformId));
        }
        if (course.words != null) {
            changes.add(new Change(path + "words", null, course.words));
        }
        return changes;
    }

    private static String cut(String words) {
        return words == null || words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }
}
