package hub.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.catalog.PriceBook;
import hub.catalog.PriceForm;
import hub.catalog.ProductBook;
import hub.catalog.ProductForm;
import hub.channel.AccountDesk;
import hub.channel.Accounts;
import hub.json.Json;
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

/** Opens the two shops of the demonstration: accounts, a catalogue with prices, full shelves, and both told of them. */
@Component
@Profile("demo")
class DemoStart {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);
    private static final BigDecimal ON_THE_SHELF = new BigDecimal("500");

    private final Sandbox sandbox;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final Adjustments adjustments;
    private final ProductBook products;
    private final PriceBook prices;
    private final Releases releases;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoStart(
            Sandbox sandbox,
            Accounts accounts,
            AccountDesk desk,
            Adjustments adjustments,
            ProductBook products,
            PriceBook prices,
            Releases releases,
            TransactionTemplate transaction,
            Clock clock) {
        this.sandbox = sandbox;
        this.accounts = accounts;
        this.desk = desk;
        this.adjustments = adjustments;
        this.products = products;
        this.prices = prices;
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
        transaction.executeWithoutResult(status -> catalogue(clock.instant()));
        if (first) {
            Catalogue.ARTICLES.forEach(this::count);
            DemoShop.ALL.forEach(shop -> releases.release(shop.account(), clock.instant()));
        }
        LOG.info("demo: shops {} are open", DemoShop.ALL);
    }

    private void catalogue(Instant now) {
        products.putAll(Catalogue.ARTICLES.stream().map(DemoStart::product).toList(), "demo", now);
        prices.putAll(
                Catalogue.ARTICLES.stream()
                        .map(article -> new PriceForm(
                                article.sku(), "EUR", PriceForm.BASE, article.price(), null, null, null, null))
                        .toList(),
                "demo",
                now);
    }

    private static ProductForm product(Catalogue.Article article) {
        ObjectNode product = Json.MAPPER.createObjectNode().put("sku", article.sku());
        product.putObject("name").put("en", article.title());
        return ProductForm.of(product);
    }

    private void count(Catalogue.Article article) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> adjustments.record(
                new Adjustment(article.sku(), "main", Adjustment.Reason.COUNT, ON_THE_SHELF, now), now));
    }
}
