package hub.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import hub.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One read from its beginning to its end: what the answer means for the order, the account and the task. */
@Component("reads")
public final class Reads {

    private static final Logger LOG = LoggerFactory.getLogger(Reads.class);
    private static final String TASK = "task";
    private static final String PARTS = "parts";
    private static final String READ_NUMBER = "readNumber";
    private static final String ASKED_AT = "askedAt";
    private static final String OPERATION = "get-order";

    private final Callees callees;
    private final ReadTasks tasks;
    private final CallTurns turns;
    private final OrderParts parts;
    private final ReadDoor door;
    private final AccountSigns signs;
    private final Backoff backoff;
    private final OutboundSettings settings;
    private final Clock clock;

    Reads(
            Callees callees,
            ReadTasks tasks,
            CallTurns turns,
            OrderParts parts,
            ReadDoor door,
            AccountSigns signs,
            Backoff backoff,
            OutboundSettings settings,
            Clock clock) {
        this.callees = callees;
        this.tasks = tasks;
        this.turns = turns;
        this.parts = parts;
        this.door = door;
        this.signs = signs;
        this.backoff = backoff;
        this.settings = settings;
        this.clock = clock;
    }

    /** Prepares the call of the kamelet; the read's number is drawn before anything is sent. */
    public void begin(Exchange exchange) {
        ReadTask task = exchange.getMessage().getBody(ReadTask.class);
        exchange.setVariable(TASK, task);
        Callee callee = callee(task);
        String kamelet = callees.rules(callee.connector()).reads().get("order");
        if (kamelet == null) {
            throw new CallNotMade("reads: " + callee.connector() + " reads no orders");
        }
        if (callee.base().startsWith("http:") && !settings.allowPrivate()) {
            throw new CallNotMade("address: http (expected: https)");
        }
        exchange.setVariable(Call.ACCOUNT, callee.id());
        exchange.setVariable(Call.OPERATION, OPERATION);
        exchange.setVariable(Call.KAMELET, kamelet);
        exchange.setVariable(Call.BASE, callee.base());
        exchange.setVariable(Call.EXTERNAL_ID, task.externalId());
        exchange.setVariable(READ_NUMBER, tasks.drawReadNumber());
        exchange.setVariable(ASKED_AT, clock.instant());
        exchange.getMessage().removeHeaders("*");
    }

    /** What the platform tells of this order only when it is asked for that by itself. */
    public void look(Exchange exchange) {
        ReadTask task = exchange.getVariable(TASK, ReadTask.class);
        exchange.setVariable(PARTS, List.of());
        if (exchange.getMessage().getBody() instanceof Answer.Found found) {
            Callee callee = callee(task);
            exchange.setVariable(PARTS, parts.of(callee, task.externalId(), found));
            exchange.getMessage().setBody(parts.around(callee, found));
        }
    }

    public void settle(Exchange exchange) {
        ReadTask task = exchange.getVariable(TASK, ReadTask.class);
        long number = exchange.getVariable(READ_NUMBER, Long.class);
        Instant askedAt = exchange.getVariable(ASKED_AT, Instant.class);
        Answer answer = exchange.getMessage().getBody(Answer.class);
        if (answer instanceof Answer.Found found) {
            found(task, number, askedAt, found);
        } else if (answer instanceof Answer.Gone) {
            gone(task, number, askedAt);
        } else if (answer instanceof Answer.Refused refused) {
            refused(task, refused);
        } else if (answer instanceof Answer.TooFast tooFast) {
            holdBack(task, tooFast.patience());
        }
        turns.leave(task.account(), task.externalId());
    }

    /** Whatever went wrong stands on the task, which is tried again later. */
    public void failed(Exchange exchange) {
        Throwable cause = Failure.in(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        ReadTask task = exchange.getVariable(TASK, ReadTask.class);
        turns.leave(task.account(), task.externalId());
        if (cause instanceof CallNotMade notMade && notMade.waiting() != null) {
            holdBack(task, notMade.waiting());
            return;
        }
        if (cause instanceof PlatformAway away && away.waiting() != null) {
            tasks.postponed(task, clock.instant().plus(away.waiting()));
            return;
        }
        if (!Failure.named(cause)) {
            LOG.warn("read of an order of {} failed", task.account(), cause);
        }
        later(task, Failure.words(cause));
    }

    private Callee callee(ReadTask task) {
        return callees.find(task.account())
                .orElseThrow(() -> new CallNotMade("account: " + task.account() + " is unknown"));
    }

    private void found(ReadTask task, long number, Instant askedAt, Answer.Found found) {
        worked(task);
        door.admit(
                callee(task).connector(),
                task.account(),
                ReadDoor.ORDER,
                number,
                askedAt,
                found.contentType(),
                found.body());
        tasks.done(task, clock.instant());
    }

    private void gone(ReadTask task, long number, Instant askedAt) {
        worked(task);
        if (!task.notFoundBefore()) {
            // The order may be younger than what the platform reads from.
            tasks.failed(task, clock.instant().plus(settings.secondLook()), ReadTasks.NOT_FOUND_ONCE);
            return;
        }
        door.admit(
                callee(task).connector(),
                task.account(),
                ReadDoor.GONE,
                number,
                askedAt,
                "application/json",
                goneBody(task));
        tasks.done(task, clock.instant());
    }

    private void refused(ReadTask task, Answer.Refused refused) {
        signs.failed(task.account(), refused.words());
        later(task, "refused " + refused.words());
    }

    private void worked(ReadTask task) {
        signs.worked(task.account());
        turns.worked(task.account());
    }

    private void holdBack(ReadTask task, Duration wait) {
        turns.holdBack(task.account(), clock.instant().plus(wait));
        tasks.postponed(task, clock.instant().plus(wait));
    }

    private void later(ReadTask task, String error) {
        tasks.failed(task, clock.instant().plus(backoff.after(task.attempts())), error);
    }

    private static byte[] goneBody(ReadTask task) {
        try {
            return Json.MAPPER.writeValueAsBytes(Map.of("externalId", task.externalId()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("externalId cannot be written", e);
        }
    }
}
