package hub.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.outbound.Leases;
import hub.outbound.PlatformAway;
import hub.outbound.PlatformCalls;
import hub.security.CannotOpen;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One step of one command: looked at, sent if that is needed, and settled by what the platform says or shows. */
@Component("commandRun")
public class CommandRun {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRun.class);

    private final CommandBook book;
    private final CommandTexts texts;
    private final CommandTurns turns;
    private final PlatformCalls calls;
    private final Leases leases;
    private final CommandSettings settings;
    private final Clock clock;

    CommandRun(
            CommandBook book,
            CommandTexts texts,
            CommandTurns turns,
            PlatformCalls calls,
            Leases leases,
            CommandSettings settings,
            Clock clock) {
        this.book = book;
        this.texts = texts;
        this.turns = turns;
        this.calls = calls;
        this.leases = leases;
        this.settings = settings;
        this.clock = clock;
    }

    public void run(Command command) {
        try {
            OptionalLong fence = leases.fence(command.account());
            if (fence.isPresent()) {
                run(new Course(command), fence.getAsLong());
            }
        } catch (RuntimeException failure) {
            // The row stands as it is and is taken up again; what went wrong is the hub's own.
            LOG.warn("command {} of {} waits", command.id(), command.account(), failure);
        } finally {
            turns.leave();
        }
    }

    private void run(Course course, long fence) {
        Command command = course.of;
        JsonNode asked;
        try {
            asked = texts.open(command);
        } catch (CannotOpen erased) {
            book.failed(course, "order: erased (expected: kept)", fence);
            return;
        }
        JsonNode look;
        Instant lookedAt = clock.instant();
        try {
            look = calls.call(command.account(), "look-order", request(command, asked));
        } catch (PlatformAway away) {
            unseen(course, away, fence);
            return;
        }
        if (look.path("gone").asBoolean()) {
            unseen(course, PlatformAway.gone(), fence);
            return;
        }
        Optional<String> done = Looks.done(command, asked, look);
        if (done.isPresent()) {
            book.confirmed(course, done.get(), fence);
            return;
        }
        if (command.sentAt() != null && !surelyNotDone(course, lookedAt, fence)) {
            return;
        }
        if (look.hasNonNull("unable")) {
            book.failed(course, look.path("unable").asText(), fence);
            return;
        }
        send(course, asked, look, fence);
    }

    /** An order that is there no more cannot be shipped; whether it was refunded before it went, nobody can say. */
    private void unseen(Course course, PlatformAway away, long fence) {
        if (away.isGone() && course.sentAt == null) {
            book.failed(course, "order: gone (expected: kept by the channel)", fence);
        } else {
            book.later(course, away, fence);
        }
    }

    /** Sent before, and not shown: whether that is believed, and the command may be sent (again). */
    private boolean surelyNotDone(Course course, Instant lookedAt, long fence) {
        Duration since = Duration.between(course.sentAt, lookedAt);
        if (since.compareTo(course.accepted ? settings.accepted() : settings.settle()) < 0) {
            book.lookAgain(course, fence);
            return false;
        }
        if (course.accepted) {
            book.failed(course, "the channel took it and did not do it within " + settings.accepted(), fence);
            return false;
        }
        if (course.answered || course.attempts >= settings.tries()) {
            book.failed(course, course.words == null ? "not done" : course.words, fence);
            return false;
        }
        return true;
    }

    private void send(Course course, JsonNode asked, JsonNode look, long fence) {
        Command command = course.of;
        ObjectNode request = request(command, asked);
        request.set("look", look);
        request.put("at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        if (command.kind() == CommandKind.REFUND) {
            request.set(
                    "tenders", Tenders.of(new BigDecimal(asked.path("amount").asText()), look.path("payments")));
        }
        if (command.kind() == CommandKind.SHIP && look.has("open")) {
            Optional<ArrayNode> parcels = Parcels.of(asked.path("lines"), look.path("open"));
            if (parcels.isEmpty()) {
                book.failed(
                        course,
                        "lines: not open at one place of the channel (expected: to be shipped from one)",
                        fence);
                return;
            }
            request.set("parcels", parcels.get());
        }
        if (!book.sending(course, Looks.known(look), fence)) {
            return;
        }
        try {
            answered(course, calls.call(command.account(), command.kind().verb(), request), fence);
        } catch (PlatformAway away) {
            unanswered(course, away, fence);
        }
    }

    private void answered(Course course, JsonNode answer, long fence) {
        String words = answer.path("words").asText(null);
        switch (answer.path("state").asText()) {
            case "done" -> book.confirmed(course, answer.path("id").asText(course.of.externalId()), fence);
            case "accepted" -> book.accepted(course, fence);
            case "refused" -> book.failed(course, words, fence);
            default -> book.unknown(course, "answer: says nothing of it", false, fence);
        }
    }

    private void unanswered(Course course, PlatformAway away, long fence) {
        if (away.isRefusal()) {
            book.failed(course, away.getMessage(), fence);
        } else if (away.perhapsDone()) {
            book.unknown(course, away.getMessage(), away.isAnswered(), fence);
        } else {
            book.unsent(course, away, fence);
        }
    }

    private static ObjectNode request(Command command, JsonNode asked) {
        ObjectNode request = Json.MAPPER.createObjectNode();
        request.put("externalId", command.externalId())
                .put("command", command.id().toString());
        request.put("kind", command.kind().word());
        request.set("asked", asked);
        return request;
    }
}
