package hub.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.security.Caller;
import hub.till.Terminal;
import hub.till.TerminalDesk;
import hub.till.TillRequest;
import hub.till.Words;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The demonstration's till: it sells, takes something back now and then, and sometimes sends a sale late, so that a gap
 * opens and closes. It is set up anew with every start.
 */
@Component
@Profile("demo")
class DemoTill {

    private static final Logger LOG = LoggerFactory.getLogger(DemoTill.class);
    private static final String ID = "till-1";
    private static final int LATE = 8;
    private static final int BACK = 5;

    private record Sold(String id, Catalogue.Article article) {}

    private final TerminalDesk desk;
    private final ProducerTemplate producer;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.of("Random");
    private final Deque<Sold> takenBackNext = new ArrayDeque<>();
    private ObjectNode held;
    private long sequence;
    private volatile boolean open;

    DemoTill(TerminalDesk desk, ProducerTemplate producer, Clock clock) {
        this.desk = desk;
        this.producer = producer;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        if (desk.register(ID, 1, null).isEmpty()) {
            desk.create(terminal());
        }
        open = true;
    }

    @Scheduled(fixedDelayString = "${hub.demo.every:PT3S}", initialDelayString = "${hub.demo.every:PT3S}")
    void next() {
        if (!open) {
            return;
        }
        ObjectNode transaction = ++sequence % BACK == 0 && !takenBackNext.isEmpty()
                ? back(takenBackNext.poll())
                : sale(Catalogue.any(random));
        if (sequence % LATE == 2) {
            held = transaction.put("offline", true);
            return;
        }
        send(transaction);
        if (held != null) {
            send(held);
            held = null;
        }
    }

    private void send(ObjectNode transaction) {
        try {
            producer.requestBody(
                    "direct:sales-from-till", new TillRequest(transaction, Caller.current(), null, clock.instant()));
        } catch (RuntimeException refused) {
            LOG.warn("demo: till: {}", refused.getMessage());
        }
    }

    private ObjectNode sale(Catalogue.Article article) {
        int quantity = 1 + random.nextInt(2);
        String total = article.price().multiply(BigDecimal.valueOf(quantity)).toPlainString();
        ObjectNode sale = transaction(article, quantity, total);
        takenBackNext.add(new Sold(sale.path("transactionId").asText(), article));
        return sale;
    }

    private ObjectNode back(Sold sold) {
        return transaction(sold.article(), 1, sold.article().price().toPlainString())
                .put("refundOf", sold.id())
                .put("restock", random.nextBoolean());
    }

    private ObjectNode transaction(Catalogue.Article article, int quantity, String total) {
        ObjectNode transaction = Json.MAPPER.createObjectNode();
        transaction
                .put("transactionId", ID + "-" + sequence)
                .put("terminal", ID)
                .put("sequence", sequence);
        transaction.put("at", clock.instant().toString()).put("zone", "Europe/Berlin");
        transaction
                .put("shift", "demo")
                .put("cashier", "demo")
                .put("currency", "EUR")
                .put("total", total);
        transaction
                .putArray("lines")
                .addObject()
                .put("sku", article.sku())
                .put("name", article.title())
                .put("quantity", quantity)
                .put("unitPrice", article.price().toPlainString());
        transaction
                .putArray("payments")
                .addObject()
                .put("method", random.nextBoolean() ? "cash" : "card")
                .put("status", "completed")
                .put("amount", total);
        return transaction;
    }

    private static Terminal terminal() {
        return new Terminal(
                ID,
                "Till at the door",
                "main",
                Words.Hardware.TABLET,
                "Demo POS",
                "1.0",
                null,
                Words.Network.WIFI,
                true,
                Words.SyncFrequency.REAL_TIME,
                Words.Status.ACTIVE,
                1,
                Instant.EPOCH,
                1,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
    }
}
