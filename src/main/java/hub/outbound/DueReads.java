package hub.outbound;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes the reads that are due, of the accounts that may be called. */
@Component("dueReads")
public class DueReads {

    private static final Logger LOG = LoggerFactory.getLogger(DueReads.class);

    private final ReadTasks tasks;
    private final CallTurns turns;
    private final OutboundSettings settings;
    private final Clock clock;

    DueReads(ReadTasks tasks, CallTurns turns, OutboundSettings settings, Clock clock) {
        this.tasks = tasks;
        this.turns = turns;
        this.settings = settings;
        this.clock = clock;
    }

    /** Each is under way from here until it is settled. */
    public List<ReadTask> take() {
        int free = turns.free();
        if (free <= 0) {
            return List.of();
        }
        Instant now = clock.instant();
        List<ReadTask> taken = new ArrayList<>();
        for (ReadTask due : tasks.due(now, turns.resting(now), free)) {
            if (turns.enter(due.account(), due.externalId(), now)) {
                claim(due, now, taken);
            }
        }
        return taken;
    }

    private void claim(ReadTask due, Instant now, List<ReadTask> taken) {
        boolean claimed = false;
        try {
            claimed = tasks.claim(due, now.plus(settings.lease()));
        } finally {
            if (!claimed) {
                turns.leave(due.account(), due.externalId());
            }
        }
        if (claimed) {
            taken.add(due);
        }
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void forgetDeletedAccounts() {
        int forgotten = tasks.forgetDeletedAccounts();
        if (forgotten > 0) {
            LOG.info("{} reads of deleted accounts forgotten", forgotten);
        }
    }
}
