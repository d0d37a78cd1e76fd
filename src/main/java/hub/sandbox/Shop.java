package hub.sandbox;

import hub.sandbox.ShopOrder.Line;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** One merchant's shop at a platform, in memory. What happens in it moves its clock forward, never back. */
final class Shop {

    private static final int MOST_ORDERS = 5_000;

    final String account;
    final ShopAddress address;
    /**
     * Something that happened in the shop itself, for the platform to tell of.
     *
     * @param order null where it is about a product
     * @param product null where it is about an order
     */
    record Happening(ShopOrder order, ShopProduct product, String action) {}

    final CallLog calls = new CallLog();
    final ShopSubscriptions subscriptions;
    private final List<Happening> untold = new ArrayList<>();
    final SandboxSecrets secrets;
    /** What a caller of the API did with an order. */
    record News(ShopOrder order, String action) {}

    private final List<News> news = new ArrayList<>();
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<Long, ShopOrder> orders = new LinkedHashMap<>();
    final Shelves shelves = new Shelves();
    private long lastId;
    private int lastNumber = 1000;
    private volatile Behaviour behaviour = Behaviour.GOOD;

    Shop(
            String account,
            ShopAddress address,
            SandboxSecrets secrets,
            List<String> topics,
            Clock clock,
            RandomGenerator random) {
        this.subscriptions = new ShopSubscriptions(topics, address.webhooks(), secrets.signing());
        this.account = account;
        this.address = address;
        this.secrets = secrets;
        this.clock = clock;
        this.random = random;
        // Grows over restarts: an id that came back with another order would be taken for the old one.
        this.lastId = clock.millis();
    }

    Behaviour behaviour() {
        return behaviour;
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    synchronized ShopOrder place(Wish wish) {
        Instant now = now();
        ShopOrder order = new ShopOrder(nextId(), ++lastNumber, Buyer.any(random), now);
        for (Wish.Item item : chosen(wish)) {
            Line line = line(item);
            order.lines.add(line);
            shelves.take(line, line.quantity);
        }
        if (wish.paysAtOnce()) {
            order.paidAt = now;
        }
        orders.put(order.id, order);
        if (orders.size() > MOST_ORDERS) {
            orders.remove(orders.keySet().iterator().next());
        }
        return order;
    }

    synchronized Optional<ShopOrder> find(String externalId) {
        return externalId.matches("[0-9]{1,18}")
                ? Optional.ofNullable(orders.get(Long.valueOf(externalId)))
                : Optional.empty();
    }

    /** Shows an order while nothing else happens in the shop. */
    synchronized <T> Optional<T> shown(String externalId, Function<ShopOrder, T> view) {
        return find(externalId).map(view);
    }

    synchronized List<String> newest(int most) {
        List<String> ids = orders.keySet().stream().map(String::valueOf).toList();
        return ids.subList(Math.max(0, ids.size() - most), ids.size());
    }

    synchronized void delete(ShopOrder order) {
        orders.remove(order.id);
    }

    List<Wish.Item> chosen(Wish wish) {
        if (wish.lines() != null) {
            return wish.lines().stream()
                    .map(item -> new Wish.Item(item.sku(), item.quantity() == null ? 1 : item.quantity(), item.price()))
                    .toList();
        }
        return random.ints(1 + random.nextInt(3), 0, Catalogue.ARTICLES.size())
                .distinct()
                .mapToObj(Catalogue.ARTICLES::get)
                .map(article -> new Wish.Item(article.sku(), 1 + random.nextInt(3), null))
                .toList();
    }

    Line line(Wish.Item item) {
        refuse(item.quantity() < 1, "lines.quantity: " + item.quantity() + " (expected: at least 1)");
        Catalogue.Article known = article(item.sku());
        BigDecimal price = item.price() == null ? known.price() : item.price();
        return new Line(nextId(), new Catalogue.Article(known.sku(), known.title(), price), item.quantity());
    }

    /** What no catalogue knows is sold for ten. */
    static Catalogue.Article article(String sku) {
        return Catalogue.find(sku).orElse(new Catalogue.Article(sku, sku, new BigDecimal("10.00")));
    }

    /** The orders changed at or after this moment, the longest unchanged first. */
    synchronized List<ShopOrder> changedFrom(Instant since) {
        return orders.values().stream()
                .filter(order -> !order.updatedAt.isBefore(since))
                .sorted(Comparator.comparing((ShopOrder order) -> order.updatedAt)
                        .thenComparing(order -> order.id))
                .toList();
    }

    synchronized Optional<Integer> level(String sku) {
        return shelves.find(sku).map(product -> product.level);
    }

    synchronized void setLevel(String sku, int level) {
        ShopProduct product = shelves.have(article(sku));
        product.level = level;
        changed(product);
    }

    synchronized void changed(ShopProduct product) {
        untold.add(new Happening(null, product, "product"));
    }

    /** The refund is taken back; what it gave back lies where it lies. */
    synchronized void deleteRefund(ShopOrder order, ShopOrder.Refund refund) {
        order.refunds.remove(refund);
        refund.pieces().forEach(piece -> piece.line().refunded -= piece.quantity());
        touched(order);
        untold.add(new Happening(order, null, "edit"));
    }

    synchronized List<Happening> untold() {
        List<Happening> taken = List.copyOf(untold);
        untold.clear();
        return taken;
    }

    /** A caller of the API did something; the platform tells of it as of anything else. */
    synchronized void happened(ShopOrder order, String action) {
        news.add(new News(order, action));
    }

    synchronized List<News> news() {
        List<News> all = List.copyOf(news);
        news.clear();
        return all;
    }

    Instant touched(ShopOrder order) {
        Instant now = now();
        order.updatedAt = now.isBefore(order.updatedAt) ? order.updatedAt : now;
        return order.updatedAt;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    long nextId() {
        return ++lastId;
    }

    static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new ShopRefuses(why);
        }
    }
}
