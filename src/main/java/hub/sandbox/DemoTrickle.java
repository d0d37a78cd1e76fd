package hub.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.sandbox.Wish.Item;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** A little business, one action at a time, and now and then a message that somebody has to mend. */
@Component
@Profile("demo")
class DemoTrickle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoTrickle.class);
    private static final int LATELY = 20;

    /** Of a hundred actions on orders that are there, up to which number each stands. */
    private static final NavigableMap<Integer, String> ACTIONS = new TreeMap<>(
            Map.of(30, "pay", 60, "fulfil", 72, "edit", 84, "refund", 92, "cancel", 96, "uncancel", 100, "delete"));

    private final Sandbox sandbox;
    private final RandomGenerator random = RandomGenerator.of("Random");
    private volatile boolean open;
    private long done;

    DemoTrickle(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        open = true;
    }

    @Scheduled(fixedDelayString = "${hub.demo.every:PT3S}", initialDelayString = "${hub.demo.every:PT3S}")
    void next() {
        if (open) {
            DemoShop shop = DemoShop.ALL.get(random.nextInt(DemoShop.ALL.size()));
            act(shop, ++done);
        }
    }

    private void act(DemoShop shop, long number) {
        if (number % 25 == 10) {
            unreadable();
        } else if (random.nextInt(100) < 55) {
            Wish wish = new Wish(null, random.nextInt(100) < 70, null, null);
            sandbox.order(shop.platform(), shop.account(), wish);
        } else {
            sooner(shop);
        }
    }

    private void sooner(DemoShop shop) {
        List<String> orders = sandbox.newest(shop.platform(), shop.account(), LATELY);
        if (orders.isEmpty()) {
            return;
        }
        String order = orders.get(random.nextInt(orders.size()));
        String action = ACTIONS.ceilingEntry(1 + random.nextInt(100)).getValue();
        try {
            sandbox.act(shop.platform(), shop.account(), order, action, wish(action));
        } catch (ShopRefuses notNow) {
            LOG.debug("demo: {} {}: {}", shop, action, notNow.getMessage());
        }
    }

    private Wish wish(String action) {
        if (!action.equals("edit")) {
            return Wish.NONE;
        }
        return new Wish(List.of(new Item(Catalogue.any(random).sku(), 1 + random.nextInt(3), null)), null, null, null);
    }

    /** A real order but for one quantity that is no number: mended in the hospital, it becomes an order. */
    private void unreadable() {
        DemoShop shop = DemoShop.ACME;
        String id = sandbox.quietOrder(shop.platform(), shop.account());
        ObjectNode order =
                (ObjectNode) sandbox.show(shop.platform(), shop.account(), id).orElseThrow();
        ((ObjectNode) order.at("/line_items/0")).put("quantity", "two");
        sandbox.send(shop.platform(), shop.account(), "orders/create", order);
    }
}
