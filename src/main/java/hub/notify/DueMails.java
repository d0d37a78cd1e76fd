package hub.notify;

import hub.notify.MailRows.Waiting;
import hub.settings.Closing;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is to be mailed now, and what of it becomes one mail. */
@Component("dueMails")
public class DueMails {

    private static final Logger LOG = LoggerFactory.getLogger(DueMails.class);
    private static final int MOST = 50;
    private static final int MOST_GATHERED = 20_000;

    private final MailRows rows;
    private final NotificationRules rules;
    private final MailServer server;
    private final MailEnds ends;
    private final MailSettings settings;
    private final TransactionTemplate transaction;
    private final Closing closing;
    private final Clock clock;

    DueMails(
            MailRows rows,
            NotificationRules rules,
            MailServer server,
            MailEnds ends,
            MailSettings settings,
            TransactionTemplate transaction,
            Closing closing,
            Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.server = server;
        this.ends = ends;
        this.settings = settings;
        this.transaction = transaction;
        this.closing = closing;
        this.clock = clock;
    }

    /** Held for a while, so that nobody else takes them; whoever is killed with them leaves them to the next. */
    public List<DueMail> take() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ends.writeAgain();
        int abandoned = rows.abandoned(now);
        if (abandoned > 0) {
            LOG.warn("{} mails: nobody knows whether they left; they are not sent again by themselves", abandoned);
        }
        if (!settings.hasServer() || server.rests(now).isPresent() || closing.hasBegun()) {
            return List.of();
        }
        List<DueMail> due = transaction.execute(status -> taken(now));
        return due == null ? List.of() : due;
    }

    private List<DueMail> taken(Instant now) {
        List<DueMail> due = new ArrayList<>();
        Set<String> gathering = new LinkedHashSet<>();
        for (Waiting one : rows.due(now, MOST)) {
            Optional<NotificationRule> rule = rules.find(one.rule());
            if (rule.isPresent() && rule.get().gathers()) {
                gathering.add(one.rule());
            } else {
                due.add(single(one.id()));
            }
        }
        gathering.forEach(rule -> due.addAll(gathered(rows.gathered(rule, now, MOST_GATHERED))));
        rows.hold(due.stream().map(DueMail::id).toList(), now.plus(settings.lease()));
        return due;
    }

    /** A few stay mails of their own; a flood becomes one. */
    private List<DueMail> gathered(List<UUID> ids) {
        if (ids.size() <= settings.digestAbove()) {
            return ids.stream().map(DueMails::single).toList();
        }
        String mail = UUID.randomUUID().toString();
        return ids.stream().map(id -> new DueMail(id, mail, ids.size())).toList();
    }

    private static DueMail single(UUID id) {
        return new DueMail(id, id.toString(), 1);
    }
}
