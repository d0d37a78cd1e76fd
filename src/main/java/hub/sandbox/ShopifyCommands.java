package hub.sandbox;

import graphql.schema.DataFetchingEnvironment;
import hub.sandbox.ShopOrder.Line;
import hub.sandbox.ShopOrder.Piece;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shipping, cancelling and refunding by the Admin GraphQL API: what is wrong with it stands in the answer, beside 200. */
final class ShopifyCommands {

    private final Shop shop;
    private final ShopActions actions;
    private final Map<String, Object> answered = new LinkedHashMap<>();

    ShopifyCommands(Shop shop) {
        this.shop = shop;
        this.actions = new ShopActions(shop);
    }

    Object ship(DataFetchingEnvironment asked) {
        Map<String, Object> input = asked.getArgument("fulfillment");
        List<Map<String, Object>> parts = list(input.get("lineItemsByFulfillmentOrder"));
        if (parts.size() != 1) {
            return shipped(null, "All fulfillment orders must be assigned to the same location");
        }
        Optional<ShopOrder> order = ofPart((String) parts.get(0).get("fulfillmentOrderId"));
        if (order.isEmpty()) {
            return shipped(null, "Fulfillment order does not exist.");
        }
        List<Piece> pieces = pieces(order.get(), list(parts.get(0).get("fulfillmentOrderLineItems")));
        if (pieces == null) {
            return shipped(null, "Invalid fulfillment order line item quantity requested.");
        }
        if (order.get().cancelledAt != null || pieces.isEmpty()) {
            return shipped(
                    null,
                    "Fulfillment order " + order.get().id + " has an unfulfillable status= "
                            + (order.get().cancelledAt == null ? "closed" : "cancelled") + ".");
        }
        ShopOrder.Shipment shipment = actions.ship(order.get(), pieces, tracking(map(input.get("trackingInfo"))));
        shop.happened(order.get(), "fulfil");
        return shipped(ShopifyOrderGraph.shipment(shipment), null);
    }

    Object cancel(DataFetchingEnvironment asked) {
        Map<String, Object> answer = new HashMap<>();
        Optional<ShopOrder> order = ShopifyOrderGraph.find(shop, asked.getArgument("orderId"));
        String wrong = order.isEmpty()
                ? "Order does not exist"
                : order.get().cancelledAt != null
                        ? "Cannot cancel an order that has already been canceled"
                        : order.get().shipments.isEmpty()
                                ? null
                                : "Cannot cancel an order that has outstanding fulfillments";
        answer.put("orderCancelUserErrors", wrong == null ? List.of() : List.of(error("orderId", wrong, "INVALID")));
        if (wrong == null) {
            Map<String, Object> method = map(asked.getArgument("refundMethod"));
            Wish wish = new Wish(
                    null,
                    null,
                    asked.getArgument("restock"),
                    ((String) asked.getArgument("reason")).toLowerCase(Locale.ROOT));
            actions.cancel(order.get(), wish, Boolean.TRUE.equals(method.get("originalPaymentMethodsRefund")));
            shop.happened(order.get(), "cancel");
            answer.put("job", Map.of("id", "gid://shopify/Job/" + shop.nextId(), "done", false));
        }
        return answer;
    }

    Object refund(DataFetchingEnvironment asked) {
        String key = ShopifyGraph.idempotencyKey(asked);
        return answered.computeIfAbsent(key, first -> refunded(asked.getArgument("input")));
    }

    private Map<String, Object> refunded(Map<String, Object> input) {
        Optional<ShopOrder> found = ShopifyOrderGraph.find(shop, (String) input.get("orderId"));
        if (found.isEmpty()) {
            return refunded(null, "Order does not exist");
        }
        ShopOrder order = found.get();
        BigDecimal given = BigDecimal.ZERO;
        for (Map<String, Object> transaction : list(input.get("transactions"))) {
            if (!ShopifyOrderGraph.sale(order).equals(transaction.get("parentId"))) {
                return refunded(null, "Transaction parent does not exist");
            }
            given = given.add(new BigDecimal((String) transaction.get("amount")));
        }
        if (order.paidAt == null || given.compareTo(order.total().subtract(order.refunded())) > 0) {
            return refunded(null, "Refund amount is greater than net payment received");
        }
        List<Piece> pieces = new ArrayList<>();
        boolean restock = false;
        for (Map<String, Object> item : list(input.get("refundLineItems"))) {
            Optional<Line> line = order.lines.stream()
                    .filter(one -> (ShopifyOrderGraph.LINE + one.id).equals(item.get("lineItemId")))
                    .findFirst();
            int quantity = (Integer) item.get("quantity");
            if (line.isEmpty() || quantity > line.get().current()) {
                return refunded(null, "Quantity cannot refund more items than were purchased");
            }
            boolean back = !"NO_RESTOCK".equals(item.get("restockType"));
            if (back && item.get("locationId") == null) {
                return refunded(null, "Refund line items location must be specified to restock");
            }
            restock |= back;
            pieces.add(new Piece(shop.nextId(), line.get(), quantity));
        }
        Map<String, Object> sent = map(input.get("shipping"));
        BigDecimal shipping =
                sent.get("amount") == null ? BigDecimal.ZERO : new BigDecimal((String) sent.get("amount"));
        ShopOrder.Refund refund = new ShopOrder.Refund(
                shop.nextId(), shop.touched(order), given, shipping, restock, (String) input.get("note"), pieces);
        actions.give(order, refund);
        shop.happened(order, "refund");
        return refunded(ShopifyOrderGraph.refund(refund), null);
    }

    private Optional<ShopOrder> ofPart(String id) {
        return id.startsWith(ShopifyOrderGraph.PART)
                ? shop.find(id.substring(ShopifyOrderGraph.PART.length()))
                : Optional.empty();
    }

    /** All that is left where none are named; null for more than is left. */
    private List<Piece> pieces(ShopOrder order, List<Map<String, Object>> named) {
        List<Piece> pieces = new ArrayList<>();
        for (Line line : order.lines) {
            int left = ShopifyOrderGraph.left(line);
            int wanted = named.isEmpty() ? left : 0;
            for (Map<String, Object> one : named) {
                if ((ShopifyOrderGraph.PART_LINE + line.id).equals(one.get("id"))) {
                    wanted += (Integer) one.get("quantity");
                }
            }
            if (wanted > left) {
                return null;
            }
            if (wanted > 0) {
                pieces.add(new Piece(shop.nextId(), line, wanted));
            }
        }
        return pieces;
    }

    private static ShopOrder.Tracking tracking(Map<String, Object> given) {
        return new ShopOrder.Tracking(
                (String) given.get("company"), (String) given.get("number"), (String) given.get("url"));
    }

    private static Map<String, Object> shipped(Map<String, Object> fulfilment, String wrong) {
        return answer("fulfillment", fulfilment, wrong);
    }

    private static Map<String, Object> refunded(Map<String, Object> refund, String wrong) {
        return answer("refund", refund, wrong);
    }

    private static Map<String, Object> answer(String name, Map<String, Object> made, String wrong) {
        Map<String, Object> answer = new HashMap<>();
        answer.put(name, made);
        answer.put("userErrors", wrong == null ? List.of() : List.of(error(name, wrong, null)));
        return answer;
    }

    private static Map<String, Object> error(String field, String message, String code) {
        Map<String, Object> error = new HashMap<>();
        error.put("field", List.of(field));
        error.put("message", message);
        error.put("code", code);
        return error;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
