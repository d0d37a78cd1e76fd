package hub.security;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** One key a day for what comes in, made two days ahead and held in memory: intake never waits for the database. */
public class IntakeKeys {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeKeys.class);
    private static final int DAYS_AHEAD = 2;

    private final JdbcClient jdbc;
    private final MasterKeys master;
    private final Clock clock;
    private final ConcurrentSkipListMap<LocalDate, SealKey> keys = new ConcurrentSkipListMap<>();

    IntakeKeys(JdbcClient jdbc, MasterKeys master, Clock clock) {
        this.jdbc = jdbc;
        this.master = master;
        this.clock = clock;
        makeAndLoad();
    }

    /** Today's key, or the newest older one when the database has been away for days. */
    Map.Entry<LocalDate, SealKey> today() {
        return keys.floorEntry(LocalDate.now(clock));
    }

    /** @throws CannotOpen when the day's key was erased */
    SealKey of(LocalDate day) {
        SealKey known = keys.get(day);
        return known != null ? known : load(day);
    }

    /** Makes every payload unreadable that came in before {@code day} and belongs to no order. */
    public void eraseBefore(LocalDate day) {
        jdbc.sql("delete from intake_key where valid_on < ?").param(day).update();
        keys.headMap(day).clear();
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 600_000)
    void renew() {
        try {
            makeAndLoad();
        } catch (DataAccessException away) {
            LOG.warn("intake keys: not renewed, last day {}: {}", keys.lastKey(), away.getMessage());
        }
    }

    private void makeAndLoad() {
        LocalDate today = LocalDate.now(clock);
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = today.plusDays(ahead);
            if (keys.containsKey(day)) continue;
            jdbc.sql("insert into intake_key (valid_on, wrapped) values (?, ?) on conflict do nothing")
                    .params(day, master.seal(SealKey.random(), purpose(day)))
                    .update();
            load(day);
        }
    }

    private SealKey load(LocalDate day) {
        byte[] wrapped = jdbc.sql("select wrapped from intake_key where valid_on = ?")
                .param(day)
                .query((row, i) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> new CannotOpen("intake key of " + day + ": erased (expected: kept)"));
        SealKey key = SealKey.of(master.open(wrapped, purpose(day)));
        keys.put(day, key);
        return key;
    }

    private static String purpose(LocalDate day) {
        return "intake:" + day;
    }
}
