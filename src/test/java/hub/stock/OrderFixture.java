package hub.stock;

import hub.order.Order;
import hub.order.SlotValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders as render makes them, with the fields that stock looks at. */
final class OrderFixture {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final UUID id;
    private final List<Order.Line> lines = new ArrayList<>();
    private final List<Order.Fulfilment> fulfilments = new ArrayList<>();
    private final List<Order.Refund> refunds = new ArrayList<>();
    private Order.Status status = Order.Status.CONFIRMED;
    private Instant placedAt = NOON;
    private Instant updatedAt = NOON;
    private boolean test;
    private boolean deleted;
    private String fulfilledBy;
    private SlotValue.Address shipTo;

    private OrderFixture(UUID id) {
        this.id = id;
    }

    static OrderFixture order() {
        return new OrderFixture(UUID.nameUUIDFromBytes(new byte[] {1}));
    }

    static OrderFixture order(int number) {
        return new OrderFixture(UUID.nameUUIDFromBytes(("order " + number).getBytes(StandardCharsets.UTF_8)));
    }

    OrderFixture line(String id, String sku, String quantity) {
        return line(id, sku, quantity, "product");
    }

    OrderFixture line(String id, String sku, String quantity, String kind) {
        BigDecimal pieces = new BigDecimal(quantity);
        lines.removeIf(line -> line.id().equals(id));
        lines.add(new Order.Line(
                id,
                sku,
                sku,
                null,
                pieces,
                pieces,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                null,
                null,
                null,
                kind,
                null,
                List.of(),
                Map.of()));
        return this;
    }

    OrderFixture shipped(String id, String location, Instant at, String line, String quantity) {
        return fulfilment(id, "shipped", location, at, false, line, quantity);
    }

    OrderFixture impliedShipment(Instant at, String line, String quantity) {
        return fulfilment("implied", "shipped", null, at, true, line, quantity);
    }

    OrderFixture withoutFulfilments() {
        fulfilments.clear();
        return this;
    }

    OrderFixture fulfilment(
            String id, String word, String location, Instant at, boolean implied, String line, String quantity) {
        fulfilments.add(new Order.Fulfilment(
                id,
                word,
                null,
                null,
                null,
                location,
                at,
                implied,
                List.of(new SlotValue.LineQuantity(line, new BigDecimal(quantity)))));
        return this;
    }

    OrderFixture refunded(String id, String location, Instant at, String line, String quantity, String restock) {
        refunds.add(new Order.Refund(
                id,
                "completed",
                null,
                null,
                at,
                List.of(new SlotValue.RefundLine(line, new BigDecimal(quantity), null, null, restock, location)),
                false));
        return this;
    }

    OrderFixture status(Order.Status status) {
        this.status = status;
        return this;
    }

    OrderFixture placedAt(Instant at) {
        this.placedAt = at;
        return this;
    }

    OrderFixture updatedAt(Instant at) {
        this.updatedAt = at;
        return this;
    }

    OrderFixture test() {
        this.test = true;
        return this;
    }

    OrderFixture deleted() {
        this.deleted = true;
        return this;
    }

    OrderFixture fulfilledByTheChannel() {
        this.fulfilledBy = "channel";
        return this;
    }

    OrderFixture shipTo(String country, String region, String postcode) {
        this.shipTo = new SlotValue.Address(null, null, null, null, null, region, null, postcode, country, null, null);
        return this;
    }

    Order build() {
        return new Order(
                id,
                "shopify",
                "acme",
                "1",
                "#1",
                placedAt,
                updatedAt,
                status,
                Order.PaymentStatus.PAID,
                Order.FulfilmentStatus.UNFULFILLED,
                List.of(),
                deleted,
                test,
                fulfilledBy,
                "EUR",
                true,
                null,
                null,
                null,
                null,
                shipTo,
                null,
                List.copyOf(lines),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.copyOf(fulfilments),
                List.copyOf(refunds),
                List.of(),
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                Map.of(),
                Map.of());
    }
}
