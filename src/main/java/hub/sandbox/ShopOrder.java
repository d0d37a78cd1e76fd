package hub.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One order as its shop keeps it. Guarded by its shop. */
final class ShopOrder {

    /** What buyers pay for sending it, tax included. */
    static final BigDecimal SHIPPING = new BigDecimal("4.90");

    final long id;
    final int number;
    final Buyer buyer;
    final Instant placedAt;
    final List<Line> lines = new ArrayList<>();
    final List<Refund> refunds = new ArrayList<>();
    final List<Shipment> shipments = new ArrayList<>();
    /** What callers noted on it. */
    final Map<String, String> notes = new LinkedHashMap<>();

    Instant updatedAt;
    Instant paidAt;
    Instant cancelledAt;
    String cancelReason;
    Instant closedAt;
    boolean archived;

    ShopOrder(long id, int number, Buyer buyer, Instant placedAt) {
        this.id = id;
        this.number = number;
        this.buyer = buyer;
        this.placedAt = placedAt;
        this.updatedAt = placedAt;
    }

    /** One line; ordered never changes, an edit or a refund takes away or adds. */
    static final class Line {
        final long id;
        final Catalogue.Article article;
        int quantity;
        int refunded;
        int shipped;

        Line(long id, Catalogue.Article article, int quantity) {
            this.id = id;
            this.article = article;
            this.quantity = quantity;
        }

        int current() {
            return quantity - refunded;
        }

        BigDecimal total(int pieces) {
            return article.price().multiply(BigDecimal.valueOf(pieces));
        }
    }

    record Piece(long id, Line line, int quantity) {}

    /** @param given null for what the pieces and the shipping cost */
    record Refund(
            long id,
            Instant at,
            BigDecimal given,
            BigDecimal shipping,
            boolean restock,
            String reason,
            List<Piece> pieces) {

        BigDecimal amount() {
            return given == null ? worth() : given;
        }

        BigDecimal worth() {
            return pieces.stream()
                    .map(piece -> piece.line().total(piece.quantity()))
                    .reduce(shipping, BigDecimal::add);
        }
    }

    /** What the parcel is called; null where nobody said it. */
    record Tracking(String company, String number, String url) {}

    record Shipment(long id, Instant at, List<Piece> pieces, Tracking tracking) {}

    BigDecimal goods() {
        return lines.stream().map(line -> line.total(line.quantity)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal currentGoods() {
        return lines.stream().map(line -> line.total(line.current())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal total() {
        return goods().add(SHIPPING);
    }

    BigDecimal refundedShipping() {
        return refunds.stream().map(Refund::shipping).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal refunded() {
        return refunds.stream().map(Refund::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean fullyRefunded() {
        return paidAt != null && refunded().compareTo(total()) >= 0;
    }

    boolean fullyShipped() {
        return !shipments.isEmpty() && lines.stream().allMatch(line -> line.shipped >= line.current());
    }
}
