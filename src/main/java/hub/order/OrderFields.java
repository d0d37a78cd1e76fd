package hub.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields a timeline speaks of, and which of them may name a person. */
final class OrderFields {

    record Field<T>(String name, Function<T, Object> value, boolean personal) {}

    static final List<Field<Order>> ORDER = List.of(
            open("number", Order::number),
            open("placedAt", Order::placedAt),
            open("updatedAt", Order::updatedAt),
            open("status", Order::status),
            open("paymentStatus", Order::paymentStatus),
            open("fulfilmentStatus", Order::fulfilmentStatus),
            open("holds", order -> order.holds().stream().map(Order.Hold::code).toList()),
            open("deleted", Order::deleted),
            open("test", Order::test),
            open("fulfilledBy", Order::fulfilledBy),
            open("currency", Order::currency),
            open("taxesIncluded", Order::taxesIncluded),
            open("locale", Order::locale),
            open("rate", Order::rate),
            open("shop", Order::shop),
            open(
                    "customer.id",
                    order -> order.customer() == null ? null : order.customer().id()),
            open(
                    "findings",
                    order -> order.findings().stream()
                            .map(finding -> finding.code() + " " + finding.path() + " " + finding.detail())
                            .toList()),
            open("lines", order -> ids(order.lines(), Order.Line::id)),
            open("payments", order -> ids(order.payments(), Order.Payment::id)),
            open("fulfilments", order -> ids(order.fulfilments(), Order.Fulfilment::id)),
            open("refunds", order -> ids(order.refunds(), Order.Refund::id)),
            open("returns", order -> ids(order.returns(), Order.Return::id)),
            open("cancelledAt", Order::cancelledAt),
            personal("shipping", Order::shipping),
            personal("discounts", Order::discounts),
            personal("taxes", Order::taxes),
            personal("fees", Order::fees),
            personal("customer", Order::customer),
            personal("shippingAddress", Order::shippingAddress),
            personal("billingAddress", Order::billingAddress),
            personal("note", Order::note),
            personal("notes", Order::notes),
            personal("cancelReason", Order::cancelReason),
            personal("attribution", Order::attribution),
            personal("extensions", Order::extensions));

    static final List<Field<Order.Totals>> TOTALS = List.of(
            open("lines", Order.Totals::lines),
            open("discount", Order.Totals::discount),
            open("shipping", Order.Totals::shipping),
            open("tax", Order.Totals::tax),
            open("fees", Order.Totals::fees),
            open("tip", Order.Totals::tip),
            open("rounding", Order.Totals::rounding),
            open("total", Order.Totals::total),
            open("paid", Order.Totals::paid),
            open("refunded", Order.Totals::refunded),
            open("imbalance", Order.Totals::imbalance));

    static final List<Field<Order.Line>> LINE = List.of(
            open("sku", Order.Line::sku),
            open("channelSku", Order.Line::channelSku),
            open("quantity", Order.Line::quantity),
            open("ordered", Order.Line::ordered),
            open("shipped", Order.Line::shipped),
            open("returned", Order.Line::returned),
            open("unitPrice", Order.Line::unitPrice),
            open("discount", Order.Line::discount),
            open("tax", Order.Line::tax),
            open("total", Order.Line::total),
            open("kind", Order.Line::kind),
            open("parentId", Order.Line::parentId),
            personal("name", Order.Line::name),
            personal("taxes", Order.Line::taxes),
            personal("extensions", Order.Line::extensions));

    static final List<Field<Order.Payment>> PAYMENT = List.of(
            open("kind", Order.Payment::kind),
            open("method", Order.Payment::method),
            open("status", Order.Payment::status),
            open("amount", Order.Payment::amount),
            open("at", Order.Payment::at),
            open("parentId", Order.Payment::parentId),
            personal("reference", Order.Payment::reference));

    static final List<Field<Order.Fulfilment>> FULFILMENT = List.of(
            open("status", Order.Fulfilment::status),
            open("carrier", Order.Fulfilment::carrier),
            open("location", Order.Fulfilment::location),
            open("at", Order.Fulfilment::at),
            open("implied", Order.Fulfilment::implied),
            open("lines", fulfilment -> quantities(fulfilment.lines())),
            personal("trackingNumber", Order.Fulfilment::trackingNumber),
            personal("trackingUrl", Order.Fulfilment::trackingUrl));

    static final List<Field<Order.Refund>> REFUND = List.of(
            open("status", Order.Refund::status),
            open("amount", Order.Refund::amount),
            open("at", Order.Refund::at),
            open("restock", Order.Refund::restock),
            personal("lines", Order.Refund::lines),
            personal("reason", Order.Refund::reason));

    static final List<Field<Order.Return>> RETURN = List.of(
            open("received", Order.Return::received),
            open("location", Order.Return::location),
            open("at", Order.Return::at),
            open("restock", Order.Return::restock),
            open("lines", back -> quantities(back.lines())));

    private OrderFields() {}

    static String text(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(OrderFields::text).collect(Collectors.joining(", "));
        }
        return value instanceof Enum<?> constant ? Words.lowerCase(constant) : value.toString();
    }

    private static List<String> quantities(List<SlotValue.LineQuantity> lines) {
        return lines.stream()
                .map(line -> line.quantity().toPlainString() + " × " + line.lineId())
                .toList();
    }

    private static <T> List<String> ids(List<T> elements, Function<T, String> id) {
        return elements.stream().map(id).toList();
    }

    private static <T> Field<T> open(String name, Function<T, Object> value) {
        return new Field<>(name, value, false);
    }

    private static <T> Field<T> personal(String name, Function<T, Object> value) {
        return new Field<>(name, value, true);
    }
}
