package hub.outbound;

import hub.channel.AccountDeleted;
import hub.settings.HubSettings;
import hub.settings.Part;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Which accounts this instance works for: one account, one holder, so that nobody writes against somebody else. */
@Component
public class Leases {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final String RENEW = "update account_lease set until = ? where owner = ?";
    private static final String CREATE = """
            insert into account_lease (account, owner, until, fence)
            select id, ?, ?, 1 from account where not exists (select 1 from account_lease l where l.account = account.id)
            on conflict do nothing""";
    private static final String TAKE =
            "update account_lease set owner = ?, until = ?, fence = fence + 1 where until < ? and owner <> ?";

    private record Held(long fence, Instant until) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean works;
    private final String owner;
    private volatile Map<String, Held> held = Map.of();

    Leases(JdbcClient jdbc, HubSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.works = settings.runs(Part.WORKER);
        // There is only one of the embedded kind: after a restart it need not wait for itself.
        this.owner =
                settings.embeddedDatabase() ? "embedded" : UUID.randomUUID().toString();
    }

    public String owner() {
        return owner;
    }

    /** The fence to write with; empty when somebody else holds the account. */
    public OptionalLong fence(String account) {
        Held mine = held.get(account);
        return mine == null || !mine.until().isAfter(clock.instant())
                ? OptionalLong.empty()
                : OptionalLong.of(mine.fence());
    }

    @Scheduled(fixedDelayString = "${hub.leases.renew:PT2S}", initialDelayString = "PT1S")
    void renew() {
        if (!works) {
            return;
        }
        try {
            held = renewed(clock.instant());
        } catch (DataAccessException away) {
            LOG.info("leases wait: {}", away.getClass().getSimpleName());
        }
    }

    private Map<String, Held> renewed(Instant now) {
        var until = now.plus(LONG).atOffset(ZoneOffset.UTC);
        jdbc.sql(RENEW).params(until, owner).update();
        jdbc.sql(CREATE).params(owner, until).update();
        jdbc.sql(TAKE).params(owner, until, now.atOffset(ZoneOffset.UTC), owner).update();
        Map<String, Held> mine = new HashMap<>();
        jdbc.sql("select account, fence from account_lease where owner = ?")
                .param(owner)
                .query(row -> {
                    mine.put(row.getString("account"), new Held(row.getLong("fence"), now.plus(LONG)));
                });
        return Map.copyOf(mine);
    }

    /** Whoever still works for it writes nothing any more, also when another of its name is there by then. */
    @EventListener
    void deleted(AccountDeleted account) {
        jdbc.sql("update account_lease set fence = fence + 1 where account = ?")
                .param(account.accountId())
                .update();
    }

    /** A deleted account is nobody's; a new one of its name begins anew. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void forgetDeletedAccounts() {
        if (works) {
            jdbc.sql(
                            "delete from account_lease where not exists (select 1 from account where account.id = account_lease.account)")
                    .update();
        }
    }
}
