package hub.level;

import hub.channel.Accounts;
import hub.channel.Connector;
import hub.channel.Connectors;
import hub.level.StockCalls.Change;
import hub.level.StockCalls.Result;
import hub.outbound.Leases;
import hub.outbound.PlatformAway;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** One batch of one account: looked at, read where that is needed, written, and settled by what the platform says. */
@Component("levelPush")
@EnableConfigurationProperties(LevelSettings.class)
public class LevelPush {

    private static final Logger LOG = LoggerFactory.getLogger(LevelPush.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Pictures pictures;
    private final StockCalls calls;
    private final LevelTurns turns;
    private final LevelBook book;
    private final Releases releases;
    private final Accounts accounts;
    private final Connectors connectors;
    private final Leases leases;
    private final Clock clock;

    LevelPush(
            Pictures pictures,
            StockCalls calls,
            LevelTurns turns,
            LevelBook book,
            Releases releases,
            Accounts accounts,
            Connectors connectors,
            Leases leases,
            Clock clock) {
        this.pictures = pictures;
        this.calls = calls;
        this.turns = turns;
        this.book = book;
        this.releases = releases;
        this.accounts = accounts;
        this.connectors = connectors;
        this.leases = leases;
        this.clock = clock;
    }

    /** @param items of one account and group */
    public void push(List<LevelItem> items) {
        String account = items.get(0).account();
        try {
            push(account, items.stream().map(LevelItem::key).toList());
            turns.leave(account);
        } catch (RuntimeException failure) {
            // The rows stand as they are and are taken up again; what went wrong is the hub's own.
            turns.leaveUntil(account, clock.instant().plus(PAUSE));
            LOG.warn("levels of {} wait", account, failure);
        }
    }

    private void push(String account, List<LevelKey> keys) {
        Connector.Stock rules = accounts.find(account)
                .map(known -> connectors.get(known.connector()).stock())
                .orElseThrow();
        long fence = leases.fence(account).orElseThrow();
        // Asked after the fence: an account that was deleted meanwhile has another fence, one made anew no release.
        if (releases.of(account).isEmpty()) {
            return;
        }
        List<Seen> seen =
                pictures
                        .of(
                                account,
                                keys.stream().map(LevelKey::listing).distinct().toList(),
                                clock.instant())
                        .stream()
                        .filter(one -> keys.contains(one.row().key()))
                        .filter(one -> book.isTold(one, fence))
                        .toList();
        Map<Seen, Step> steps = new LinkedHashMap<>();
        List<Seen> look = new ArrayList<>();
        for (Seen one : seen) {
            Step step = Decisions.before(one.picture(), rules.compares());
            if (step instanceof Step.Read) {
                look.add(one);
            } else {
                steps.put(one, step);
            }
        }
        if (!look.isEmpty()) {
            read(account, fence, rules, look, steps);
        }
        steps.forEach((one, step) -> book.rested(one, step, fence));
        write(account, fence, steps);
    }

    private void read(String account, long fence, Connector.Stock rules, List<Seen> look, Map<Seen, Step> steps) {
        List<BigDecimal> levels;
        try {
            levels = calls.read(account, look);
        } catch (PlatformAway away) {
            look.forEach(one -> book.notRead(one, away, fence));
            return;
        }
        for (int i = 0; i < look.size(); i++) {
            if (levels.get(i) == null) {
                book.missing(look.get(i), fence);
            } else {
                steps.put(look.get(i), Decisions.after(look.get(i).picture(), levels.get(i), rules.master()));
                book.read(look.get(i), levels.get(i));
            }
        }
    }

    private void write(String account, long fence, Map<Seen, Step> steps) {
        List<Change> changes = new ArrayList<>();
        List<Step.Write> writes = new ArrayList<>();
        steps.forEach((one, step) -> {
            if (step instanceof Step.Write write) {
                changes.add(new Change(one, write.level(), write.from()));
                writes.add(write);
            }
        });
        if (changes.isEmpty()) {
            return;
        }
        // On disk before it is sent: after a halt in between, what was sent is looked at first.
        for (int i = 0; i < changes.size(); i++) {
            book.attempted(changes.get(i).of(), writes.get(i), fence);
        }
        try {
            List<Result> results = calls.set(account, changes);
            for (int i = 0; i < changes.size(); i++) {
                book.answered(changes.get(i).of(), writes.get(i), results.get(i), fence);
            }
        } catch (PlatformAway away) {
            for (int i = 0; i < changes.size(); i++) {
                book.unanswered(changes.get(i).of(), writes.get(i), away, fence);
            }
        }
    }
}
