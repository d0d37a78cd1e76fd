package hub.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.app.App;
import hub.app.AppOrders;
import hub.app.AppPayments;
import hub.app.Apps;
import hub.json.Json;
import hub.order.Money;
import hub.order.SlotValue;
import hub.stock.StockShort;
import hub.store.TransactionRetry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The demonstration's app: its buyers order, most of them pay a little later, some never do and their goods are let go after a
 * minute; now and then one was promised an old price.
 */
@Component
@Profile("demo")
class DemoApp {

    private static final Logger LOG = LoggerFactory.getLogger(DemoApp.class);
    private static final String ID = "demo-app";
    private static final BigDecimal OLD_PRICE = new BigDecimal("0.50");

    private record Unpaid(UUID order, String amount) {}

    private final Apps apps;
    private final AppOrders orders;
    private final AppPayments payments;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.of("Random");
    private final Deque<Unpaid> unpaid = new ArrayDeque<>();
    private final String start;
    private long ordered;
    private volatile boolean open;

    DemoApp(Apps apps, AppOrders orders, AppPayments payments, TransactionRetry transaction, Clock clock) {
        this.apps = apps;
        this.orders = orders;
        this.payments = payments;
        this.transaction = transaction;
        this.clock = clock;
        this.start = Long.toString(clock.millis(), Character.MAX_RADIX).toUpperCase(Locale.ROOT);
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        Instant now = clock.instant();
        transaction.inTransaction(() ->
                apps.insert(new App(ID, "Demo app", "1.0", Duration.ofMinutes(1), App.Status.ACTIVE, now, now, 1)));
        open = true;
    }

    @Scheduled(fixedDelayString = "${hub.demo.every:PT3S}", initialDelayString = "${hub.demo.every:PT3S}")
    void next() {
        if (!open) {
            return;
        }
        if (unpaid.size() > 1 || ++ordered % 2 == 0) {
            pay(unpaid.poll());
        } else {
            order(Catalogue.any(random));
        }
    }

    private void order(Catalogue.Article article) {
        BigDecimal price = ordered % 10 == 3 ? article.price().subtract(OLD_PRICE) : article.price();
        try {
            AppOrders.Taken taken = transaction.inTransaction(
                    () -> orders.take(order(article, price.toPlainString()), "key:" + ID, clock.instant()));
            // Every fourth buyer thinks better of it.
            if (ordered % 8 != 1) {
                unpaid.add(new Unpaid(taken.orderId(), price.toPlainString()));
            }
        } catch (StockShort soldOut) {
            LOG.debug("demo: app: {}", soldOut.getMessage());
        }
    }

    private void pay(Unpaid order) {
        if (order != null) {
            SlotValue.Payment paid = new SlotValue.Payment(
                    "1", "sale", "wallet", "completed", Money.of(order.amount(), "EUR"), null, null, clock.instant());
            transaction.inTransaction(() -> payments.tell(order.order(), paid, "key:" + ID, clock.instant()));
        }
    }

    private ObjectNode order(Catalogue.Article article, String price) {
        ObjectNode order = Json.MAPPER.createObjectNode();
        order.put("externalId", "APP-" + start + "-" + ordered)
                .put("app", ID)
                .put("appVersion", "1.4")
                .put("placedAt", clock.instant().toString())
                .put("currency", "EUR");
        order.putObject("customer").put("name", "Robin Example").put("email", "robin@example.com");
        order.putObject("shippingAddress")
                .put("name", "Robin Example")
                .put("line1", "1 Quay")
                .put("city", "Kiel")
                .put("postcode", "24103")
                .put("country", "DE");
        order.putArray("lines")
                .addObject()
                .put("sku", article.sku())
                .put("name", article.title())
                .put("quantity", 1)
                .put("unitPrice", price);
        order.putArray("payments")
                .addObject()
                .put("id", "1")
                .put("method", "wallet")
                .put("status", "pending")
                .put("amount", price);
        return order;
    }
}
