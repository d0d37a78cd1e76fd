package hub.sandbox;

import graphql.schema.DataFetchingEnvironment;
import hub.sandbox.ShopOrder.Line;
import hub.sandbox.ShopOrder.Piece;
import hub.sandbox.ShopOrder.Refund;
import hub.sandbox.ShopOrder.Shipment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An order as the Admin GraphQL API shows it to those who ship, cancel and refund. */
final class ShopifyOrderGraph {

    static final String ORDER = "gid://shopify/Order/";
    static final String LINE = "gid://shopify/LineItem/";
    static final String PART = "gid://shopify/FulfillmentOrder/";
    static final String PART_LINE = "gid://shopify/FulfillmentOrderLineItem/";
    static final String TRANSACTION = "gid://shopify/OrderTransaction/";

    private ShopifyOrderGraph() {}

    static Object order(Shop shop, DataFetchingEnvironment asked) {
        return find(shop, asked.getArgument("id")).map(ShopifyOrderGraph::shown).orElse(null);
    }

    static Optional<ShopOrder> find(Shop shop, String id) {
        return id.startsWith(ORDER) ? shop.find(id.substring(ORDER.length())) : Optional.empty();
    }

    /** The sale that all refunds go back to. */
    static String sale(ShopOrder order) {
        return TRANSACTION + (order.id + 3);
    }

    static Map<String, Object> shown(ShopOrder order) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", ORDER + order.id);
        json.put("name", "#" + order.number);
        json.put("cancelledAt", ShopifyElements.at(order.cancelledAt));
        json.put("cancelReason", order.cancelReason == null ? null : order.cancelReason.toUpperCase(Locale.ROOT));
        json.put("fulfillmentOrders", Map.of("nodes", List.of(part(order))));
        json.put(
                "fulfillments",
                order.shipments.stream().map(ShopifyOrderGraph::shipment).toList());
        json.put(
                "refunds", order.refunds.stream().map(ShopifyOrderGraph::refund).toList());
        json.put("transactions", transactions(order));
        return json;
    }

    static Map<String, Object> shipment(Shipment shipment) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", "gid://shopify/Fulfillment/" + shipment.id());
        json.put("status", "SUCCESS");
        json.put("createdAt", ShopifyElements.at(shipment.at()));
        Map<String, Object> tracking = new LinkedHashMap<>();
        tracking.put("number", shipment.tracking().number());
        tracking.put("url", shipment.tracking().url());
        tracking.put("company", shipment.tracking().company());
        json.put("trackingInfo", shipment.tracking().number() == null ? List.of() : List.of(tracking));
        json.put(
                "fulfillmentLineItems",
                Map.of(
                        "nodes",
                        shipment.pieces().stream().map(ShopifyOrderGraph::piece).toList()));
        return json;
    }

    static Map<String, Object> refund(Refund refund) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", "gid://shopify/Refund/" + refund.id());
        json.put("note", refund.reason());
        json.put("createdAt", ShopifyElements.at(refund.at()));
        json.put("totalRefundedSet", money(refund.amount()));
        return json;
    }

    private static Map<String, Object> part(ShopOrder order) {
        boolean open = order.cancelledAt == null && order.lines.stream().anyMatch(line -> left(line) > 0);
        List<Map<String, Object>> lines = order.lines.stream()
                .map(line -> Map.of(
                        "id",
                        PART_LINE + line.id,
                        "totalQuantity",
                        line.current(),
                        "remainingQuantity",
                        order.cancelledAt == null ? left(line) : 0,
                        "lineItem",
                        item(line)))
                .toList();
        Map<String, Object> location = Map.of("id", ShopifyStock.LOCATION, "name", "Shop location");
        return Map.of(
                "id",
                PART + order.id,
                "status",
                open ? order.shipments.isEmpty() ? "OPEN" : "IN_PROGRESS" : "CLOSED",
                "assignedLocation",
                Map.of("name", "Shop location", "location", location),
                "lineItems",
                Map.of("nodes", lines));
    }

    static int left(Line line) {
        return Math.max(0, line.current() - line.shipped);
    }

    private static Map<String, Object> piece(Piece piece) {
        return Map.of(
                "id", "gid://shopify/FulfillmentLineItem/" + piece.id(),
                "quantity", piece.quantity(),
                "lineItem", item(piece.line()));
    }

    private static Map<String, Object> item(Line line) {
        return Map.of(
                "id",
                LINE + line.id,
                "title",
                line.article.title(),
                "sku",
                line.article.sku(),
                "quantity",
                line.quantity);
    }

    private static List<Map<String, Object>> transactions(ShopOrder order) {
        List<Map<String, Object>> all = new ArrayList<>();
        if (order.paidAt == null) {
            return all;
        }
        Map<String, Object> sale = transaction(sale(order), "SALE", order.total());
        all.add(sale);
        for (Refund refund : order.refunds) {
            Map<String, Object> back = transaction(TRANSACTION + (refund.id() + 9_000), "REFUND", refund.amount());
            back.put("parentTransaction", sale);
            all.add(back);
        }
        return all;
    }

    private static Map<String, Object> transaction(String id, String kind, BigDecimal amount) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("kind", kind);
        json.put("status", "SUCCESS");
        json.put("gateway", "bogus");
        json.put("amountSet", money(amount));
        return json;
    }

    private static Map<String, Object> money(BigDecimal amount) {
        Map<String, Object> money = Map.of("amount", Amounts.text(amount), "currencyCode", Amounts.CURRENCY);
        return Map.of("shopMoney", money, "presentmentMoney", money);
    }
}
