package hub.sandbox;

import hub.sandbox.ShopOrder.Line;
import hub.sandbox.ShopOrder.Piece;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/** One merchant's shop at a platform, in memory. What happens in it moves its clock forward, never back. */
final class Shop {

    private static final int MOST_ORDERS = 5_000;

    final String account;
    final ShopAddress address;
    final CallLog calls = new CallLog();
    final SandboxSecrets secrets;
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<Long, ShopOrder> orders = new LinkedHashMap<>();
    private long lastId;
    private int lastNumber = 1000;
    private volatile Behaviour behaviour = Behaviour.GOOD;

    Shop(String account, ShopAddress address, SandboxSecrets secrets, Clock clock, RandomGenerator random) {
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
            order.lines.add(line(item));
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

    synchronized void pay(ShopOrder order) {
        refuse(order.paidAt != null, "order is paid");
        refuse(order.cancelledAt != null, "order is cancelled");
        order.paidAt = touched(order);
    }

    /** Named SKUs get the quantity named; without names one more article comes in. */
    synchronized void edit(ShopOrder order, Wish wish) {
        refuse(order.cancelledAt != null, "order is cancelled");
        for (Wish.Item item : chosen(wish)) {
            Optional<Line> there = line(order, item.sku());
            if (there.isPresent()) {
                there.get().quantity = Math.max(there.get().shipped + there.get().refunded, item.quantity());
            } else {
                order.lines.add(line(item));
            }
        }
        touched(order);
    }

    synchronized void cancel(ShopOrder order, Wish wish) {
        refuse(order.cancelledAt != null, "order is cancelled");
        refuse(!order.shipments.isEmpty(), "order has shipments");
        order.cancelledAt = touched(order);
        order.cancelReason = wish.reason() == null ? "customer" : wish.reason();
        if (order.paidAt != null) {
            refundAll(order, wish);
        }
    }

    synchronized void uncancel(ShopOrder order) {
        refuse(order.cancelledAt == null, "order is not cancelled");
        order.cancelledAt = null;
        order.cancelReason = null;
        touched(order);
    }

    synchronized void refund(ShopOrder order, Wish wish) {
        refuse(order.paidAt == null, "order is not paid");
        if (wish.lines() == null) {
            refundAll(order, wish);
            return;
        }
        refund(order, wish, pieces(order, wish, Line::current), BigDecimal.ZERO);
    }

    synchronized void fulfil(ShopOrder order, Wish wish) {
        refuse(order.cancelledAt != null, "order is cancelled");
        List<Piece> pieces = pieces(order, wish, line -> line.current() - line.shipped);
        refuse(pieces.isEmpty(), "nothing is left to ship");
        Instant now = touched(order);
        pieces.forEach(piece -> piece.line().shipped += piece.quantity());
        order.shipments.add(new ShopOrder.Shipment(nextId(), now, pieces));
        if (order.fullyShipped()) {
            order.closedAt = now;
        }
    }

    private void refundAll(ShopOrder order, Wish wish) {
        List<Piece> pieces = pieces(order, Wish.NONE, Line::current);
        BigDecimal shipping = ShopOrder.SHIPPING.subtract(order.refundedShipping());
        refund(order, wish, pieces, shipping);
    }

    private void refund(ShopOrder order, Wish wish, List<Piece> pieces, BigDecimal shipping) {
        refuse(pieces.isEmpty() && shipping.signum() == 0, "nothing is left to refund");
        Instant now = touched(order);
        pieces.forEach(piece -> piece.line().refunded += piece.quantity());
        order.refunds.add(new ShopOrder.Refund(nextId(), now, shipping, wish.restocks(), wish.reason(), pieces));
    }

    private List<Piece> pieces(ShopOrder order, Wish wish, ToIntFunction<Line> left) {
        List<Piece> pieces = new ArrayList<>();
        for (Line line : order.lines) {
            int most = left.applyAsInt(line);
            int wanted = wish.lines() == null
                    ? most
                    : wish.lines().stream()
                            .filter(item -> item.sku().equals(line.article.sku()))
                            .mapToInt(item -> item.quantity() == null ? most : item.quantity())
                            .sum();
            if (Math.min(most, wanted) > 0) {
                pieces.add(new Piece(nextId(), line, Math.min(most, wanted)));
            }
        }
        return pieces;
    }

    private List<Wish.Item> chosen(Wish wish) {
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

    private Line line(Wish.Item item) {
        refuse(item.quantity() < 1, "lines.quantity: " + item.quantity() + " (expected: at least 1)");
        Catalogue.Article known = Catalogue.find(item.sku())
                .orElse(new Catalogue.Article(item.sku(), item.sku(), new BigDecimal("10.00")));
        BigDecimal price = item.price() == null ? known.price() : item.price();
        return new Line(nextId(), new Catalogue.Article(known.sku(), known.title(), price), item.quantity());
    }

    private static Optional<Line> line(ShopOrder order, String sku) {
        return order.lines.stream()
                .filter(line -> line.article.sku().equals(sku))
                .findFirst();
    }

    private Instant touched(ShopOrder order) {
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

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new ShopRefuses(why);
        }
    }
}
