package hub.sandbox;

import hub.channel.AccountDesk;
import hub.channel.Accounts;
import hub.level.Releases;
import hub.stock.Adjustment;
import hub.stock.Adjustments;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the two shops of the demonstration: an account each, something on the shelves, and both told of it. */
@Component
@Profile("demo")
class DemoStart {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);
    private static final BigDecimal ON_THE_SHELF = new BigDecimal("500");

    private final Sandbox sandbox;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final Adjustments adjustments;
    private final Releases releases;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoStart(
            Sandbox sandbox,
            Accounts accounts,
            AccountDesk desk,
            Adjustments adjustments,
            Releases releases,
            TransactionTemplate transaction,
            Clock clock) {
        this.sandbox = sandbox;
        this.accounts = accounts;
        this.desk = desk;
        this.adjustments = adjustments;
        this.releases = releases;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A second start with the same data folder finds everything there. */
    @EventListener(ApplicationReadyEvent.class)
    void open() {
        boolean first = accounts.find(DemoShop.ACME.account()).isEmpty();
        for (DemoShop shop : DemoShop.ALL) {
            if (accounts.find(shop.account()).isEmpty()) {
                desk.create(sandbox.account(shop.platform(), shop.account()));
            }
        }
        if (first) {
            Catalogue.ARTICLES.forEach(this::count);
            DemoShop.ALL.forEach(shop -> releases.release(shop.account(), clock.instant()));
        }
        LOG.info("demo: shops {} are open", DemoShop.ALL);
    }

    private void count(Catalogue.Article article) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> adjustments.record(
                new Adjustment(article.sku(), "main", Adjustment.Reason.COUNT, ON_THE_SHELF, now), now));
    }
}
