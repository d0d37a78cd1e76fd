package hub.poll;

import hub.channel.AccountDeleted;
import hub.settings.HubSettings;
import hub.settings.Part;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** An account that was deleted leaves nothing to another of its name: neither what it sold nor what it was told. */
@Component
class DeletedAccounts {

    private static final List<String> TABLES = List.of(
            "poll_seen",
            "channel_subscription",
            "publication_part",
            "publication",
            "publication_release",
            "stock_buffer",
            "listing",
            "poll_cursor");

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final boolean works;

    DeletedAccounts(JdbcTemplate jdbc, TransactionTemplate transaction, HubSettings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.works = settings.runs(Part.WORKER);
    }

    @EventListener
    void forget(AccountDeleted account) {
        forget(account.accountId());
    }

    void forget(String account) {
        transaction.executeWithoutResult(
                status -> TABLES.forEach(table -> jdbc.update("delete from " + table + " where account = ?", account)));
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void forgetDeletedAccounts() {
        if (works) {
            jdbc.queryForList(
                            "select distinct account from poll_cursor c"
                                    + " where not exists (select 1 from account where account.id = c.account)",
                            String.class)
                    .forEach(this::forget);
        }
    }
}
