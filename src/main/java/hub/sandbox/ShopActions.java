package hub.sandbox;

import static hub.sandbox.Shop.refuse;

import hub.sandbox.ShopOrder.Line;
import hub.sandbox.ShopOrder.Piece;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What can be done with an order in one shop. */
final class ShopActions {

    private final Shop shop;

    ShopActions(Shop shop) {
        this.shop = shop;
    }

    void pay(ShopOrder order) {
        refuse(order.paidAt != null, "order is paid");
        refuse(order.cancelledAt != null, "order is cancelled");
        order.paidAt = shop.touched(order);
    }

    /** Named SKUs get the quantity named; without names one more article comes in. */
    void edit(ShopOrder order, Wish wish) {
        refuse(order.cancelledAt != null, "order is cancelled");
        for (Wish.Item item : shop.chosen(wish)) {
            Optional<Line> there = line(order, item.sku());
            if (there.isPresent()) {
                int before = there.get().quantity;
                there.get().quantity = Math.max(there.get().shipped + there.get().refunded, item.quantity());
                shop.shelves.take(there.get(), there.get().quantity - before);
            } else {
                Line line = shop.line(item);
                order.lines.add(line);
                shop.shelves.take(line, line.quantity);
            }
        }
        shop.touched(order);
    }

    void cancel(ShopOrder order, Wish wish) {
        cancel(order, wish, true);
    }

    /** @param refund whether what was paid is given back with it */
    void cancel(ShopOrder order, Wish wish, boolean refund) {
        refuse(order.cancelledAt != null, "order is cancelled");
        refuse(!order.shipments.isEmpty(), "order has shipments");
        order.cancelledAt = shop.touched(order);
        order.cancelReason = wish.reason() == null ? "customer" : wish.reason();
        if (order.paidAt != null && refund && order.refunded().compareTo(order.total()) < 0) {
            refundAll(order, wish);
        } else if (wish.restocks()) {
            order.lines.forEach(line -> shop.shelves.take(line, -line.current()));
        }
    }

    void uncancel(ShopOrder order) {
        refuse(order.cancelledAt == null, "order is not cancelled");
        order.cancelledAt = null;
        order.cancelReason = null;
        order.lines.forEach(line -> shop.shelves.take(line, line.current()));
        shop.touched(order);
    }

    void refund(ShopOrder order, Wish wish) {
        refuse(order.paidAt == null, "order is not paid");
        if (wish.lines() == null) {
            refundAll(order, wish);
            return;
        }
        refund(order, wish, pieces(order, wish, Line::current), BigDecimal.ZERO);
    }

    void fulfil(ShopOrder order, Wish wish) {
        refuse(order.cancelledAt != null, "order is cancelled");
        List<Piece> pieces = pieces(order, wish, line -> line.current() - line.shipped);
        refuse(pieces.isEmpty(), "nothing is left to ship");
        ship(order, pieces, tracked(shop.nextId()));
    }

    ShopOrder.Shipment ship(ShopOrder order, List<Piece> pieces, ShopOrder.Tracking tracking) {
        Instant now = shop.touched(order);
        pieces.forEach(piece -> piece.line().shipped += piece.quantity());
        ShopOrder.Shipment shipment = new ShopOrder.Shipment(shop.nextId(), now, pieces, tracking);
        order.shipments.add(shipment);
        if (order.fullyShipped()) {
            order.closedAt = now;
        }
        return shipment;
    }

    private static ShopOrder.Tracking tracked(long id) {
        String number = "00340434" + id;
        return new ShopOrder.Tracking("DHL", number, "https://tracking.example/" + number);
    }

    private void refundAll(ShopOrder order, Wish wish) {
        List<Piece> pieces = pieces(order, Wish.NONE, Line::current);
        BigDecimal shipping = ShopOrder.SHIPPING.subtract(order.refundedShipping());
        refund(order, wish, pieces, shipping);
    }

    private void refund(ShopOrder order, Wish wish, List<Piece> pieces, BigDecimal shipping) {
        refuse(pieces.isEmpty() && shipping.signum() == 0, "nothing is left to refund");
        give(
                order,
                new ShopOrder.Refund(
                        shop.nextId(), shop.touched(order), null, shipping, wish.restocks(), wish.reason(), pieces));
    }

    void give(ShopOrder order, ShopOrder.Refund refund) {
        refund.pieces().forEach(piece -> piece.line().refunded += piece.quantity());
        if (refund.restock()) {
            refund.pieces().forEach(piece -> shop.shelves.take(piece.line(), -piece.quantity()));
        }
        order.refunds.add(refund);
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
                pieces.add(new Piece(shop.nextId(), line, Math.min(most, wanted)));
            }
        }
        return pieces;
    }

    private static Optional<Line> line(ShopOrder order, String sku) {
        return order.lines.stream()
                .filter(line -> line.article.sku().equals(sku))
                .findFirst();
    }
}
