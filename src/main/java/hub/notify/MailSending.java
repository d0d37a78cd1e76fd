package hub.notify;

import hub.notify.MailRows.Item;
import hub.settings.Seams;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** One mail from its beginning to its end. */
@Component("mailSending")
public class MailSending {

    private static final Logger LOG = LoggerFactory.getLogger(MailSending.class);
    private static final String MAIL = "mail";
    private static final String ITEMS = "items";

    private final MailRows rows;
    private final NotificationRules rules;
    private final LetterWriting letters;
    private final MailMaking making;
    private final MailServer server;
    private final MailEnds ends;
    private final MailSettings settings;
    private final Seams seams;
    private final Clock clock;
    private final RandomGenerator chance = RandomGenerator.getDefault();

    MailSending(
            MailRows rows,
            NotificationRules rules,
            LetterWriting letters,
            MailMaking making,
            MailServer server,
            MailEnds ends,
            MailSettings settings,
            Seams seams,
            Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.letters = letters;
        this.making = making;
        this.server = server;
        this.ends = ends;
        this.settings = settings;
        this.seams = seams;
        this.clock = clock;
    }

    /** The written mail; no body when nothing is to be sent. That it is being sent is written down before it is. */
    public void begin(Exchange exchange) throws MessagingException {
        List<UUID> ids = ids(exchange);
        exchange.getMessage().setBody(null);
        List<Item> items = rows.items(ids);
        Instant now = now();
        // Meanwhile somebody else may have sent them, or found the server away.
        Optional<Instant> later = server.rests(now);
        if (items.isEmpty() || later.isPresent()) {
            later.ifPresent(until -> rows.hold(ids, until));
            return;
        }
        exchange.setVariable(ITEMS, items);
        Kind kind = items.get(0).kind();
        Optional<NotificationRule> rule = rules.find(items.get(0).rule());
        Letter letter =
                rule.isEmpty() ? new Letter.NotSent("rule: gone (expected: there)") : letters.write(items, rule.get());
        if (letter instanceof Letter.NotSent not) {
            ends.end(ids(items), kind, Outcome.skipped(not.reason()));
            return;
        }
        Letter.To to = (Letter.To) letter;
        if (to.whyNot() != null) {
            List<Item> left =
                    items.stream().filter(item -> !to.told().contains(item)).toList();
            ends.end(ids(left), kind, Outcome.skipped(to.whyNot()));
        }
        exchange.setVariable(ITEMS, to.told());
        Mail mail = making.mail(to, now);
        if (rows.begin(ids(to.told()), mail.id(), now, now.plus(settings.lease()))) {
            exchange.setVariable(MAIL, mail);
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody(mail);
        }
    }

    public void settle(Exchange exchange) {
        seams.passed(Seams.MAIL_SENT);
        server.answered();
        end(exchange, Outcome.sent(null));
    }

    public void failed(Exchange exchange) {
        Throwable failed = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Mail mail = exchange.getVariable(MAIL, Mail.class);
        boolean ours = failed instanceof DataAccessException || failed instanceof TransactionException;
        if (exchange.getVariable(ITEMS) == null || mail == null && ours) {
            // The database's absence is nobody's fault: the rows are as they were, and found again after the lease.
            LOG.warn("mail not begun: {}", failed.getClass().getSimpleName());
            return;
        }
        MailFailure failure = mail == null ? MailFailure.notWritten(failed) : MailFailure.of(failed, mail.handedOver());
        LOG.warn("mail not sent: {}", failure.words());
        Instant now = now();
        if (failure.serverAway()) {
            server.away(failure.words(), now);
        } else {
            server.answered();
        }
        end(exchange, outcome(failure, mail, now));
    }

    private Outcome outcome(MailFailure failure, Mail mail, Instant now) {
        if (failure.sentTo() > 0) {
            return Outcome.sent(failure.words());
        }
        if (!failure.again()) {
            return Outcome.failed(failure.words());
        }
        return MailRetries.after(mail.attempts() + 1, chance)
                .map(wait -> Outcome.later(failure.words(), now.plus(wait).truncatedTo(ChronoUnit.MICROS)))
                .orElseGet(() -> Outcome.failed("given up: " + failure.words()));
    }

    private void end(Exchange exchange, Outcome outcome) {
        List<Item> items = items(exchange);
        ends.end(ids(items), items.get(0).kind(), outcome);
        exchange.getMessage().setBody(null);
    }

    @SuppressWarnings("unchecked")
    private static List<UUID> ids(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }

    @SuppressWarnings("unchecked")
    private static List<Item> items(Exchange exchange) {
        return (List<Item>) exchange.getVariable(ITEMS);
    }

    private static List<UUID> ids(List<Item> items) {
        return items.stream().map(Item::id).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
