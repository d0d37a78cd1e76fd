package hub.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** An order as the API v2 writes it: amounts of four digits, each with tax and without, and links to all that belongs to it. */
final class BigCommerceOrder {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.ENGLISH);
    private static final BigDecimal NOTHING = BigDecimal.ZERO;
    private static final Map<Integer, String> WORDS = Map.of(
            2, "Shipped",
            3, "Partially Shipped",
            4, "Refunded",
            5, "Cancelled",
            7, "Awaiting Payment",
            11, "Awaiting Fulfillment",
            14, "Partially Refunded");

    private BigCommerceOrder() {}

    static ObjectNode of(Shop shop, ShopOrder order) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        header(json, order);
        money(json, order);
        json.put("payment_method", "Test Payment Gateway").put("payment_provider_id", "");
        json.put("payment_status", payment(order)).put("refunded_amount", four(NOTHING));
        json.put("order_is_digital", false).put("ip_address", "203.0.113.7").put("ip_address_v6", "");
        json.put("geoip_country", "Germany").put("geoip_country_iso2", "DE");
        currencies(json);
        json.put("staff_notes", "").put("customer_message", "").put("shipping_address_count", 1);
        json.put("ebay_order_id", "0").put("cart_id", "7e48f7ef-2e88-4817-aea4-b0ed01490114");
        json.set("billing_address", address(order.buyer));
        json.put("is_email_opt_in", false).putNull("credit_card_type").put("order_source", "www");
        json.put("channel_id", 1).putNull("external_source");
        for (String part : new String[] {"products", "shipping_addresses", "coupons"}) {
            String resource = "/orders/" + order.id + "/" + part.replace("_", "");
            json.putObject(part)
                    .put("url", shop.address.api() + "/stores/" + shop.account + "/v2" + resource)
                    .put("resource", resource);
        }
        json.putNull("external_id").putNull("external_merchant_id").put("tax_provider_id", "BasicTaxProvider");
        json.put("customer_locale", "de").put("external_order_id", "");
        return json;
    }

    static int status(ShopOrder order) {
        if (order.cancelledAt != null) {
            return 5;
        }
        if (order.fullyRefunded()) {
            return 4;
        }
        if (!order.shipments.isEmpty()) {
            return order.fullyShipped() ? 2 : 3;
        }
        if (!order.refunds.isEmpty()) {
            return 14;
        }
        return order.paidAt == null ? 7 : 11;
    }

    static ObjectNode address(Buyer buyer) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("first_name", buyer.firstName())
                .put("last_name", buyer.lastName())
                .put("company", "");
        json.put("street_1", buyer.street())
                .put("street_2", "")
                .put("city", buyer.city())
                .put("state", "");
        json.put("zip", buyer.zip()).put("country", "Germany").put("country_iso2", "DE");
        json.put("phone", buyer.phone()).put("email", buyer.email()).putArray("form_fields");
        return json;
    }

    static String four(BigDecimal amount) {
        return amount.setScale(4, RoundingMode.HALF_UP).toPlainString();
    }

    static String at(Instant instant) {
        return instant == null ? "" : TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** Each amount twice, and what lies between. */
    static void both(ObjectNode json, String name, BigDecimal gross) {
        json.put(name + "_ex_tax", four(Amounts.net(gross)))
                .put(name + "_inc_tax", four(gross))
                .put(name + "_tax", four(Amounts.tax(gross)));
    }

    private static void header(ObjectNode json, ShopOrder order) {
        int status = status(order);
        json.put("id", order.id).put("customer_id", order.buyer.id() % 1000);
        json.put("date_created", at(order.placedAt)).put("date_modified", at(order.updatedAt));
        json.put("date_shipped", at(order.closedAt)).put("status_id", status).put("status", WORDS.get(status));
        json.put("custom_status", WORDS.get(status)).put("is_deleted", order.archived);
        json.put(
                "items_total",
                order.lines.stream().mapToInt(line -> line.quantity).sum());
        json.put(
                "items_shipped",
                order.lines.stream().mapToInt(line -> line.shipped).sum());
    }

    private static void money(ObjectNode json, ShopOrder order) {
        both(json, "subtotal", order.goods());
        json.put("base_shipping_cost", four(ShopOrder.SHIPPING));
        both(json, "shipping_cost", ShopOrder.SHIPPING);
        for (String cost : new String[] {"handling", "wrapping"}) {
            json.put("base_" + cost + "_cost", four(NOTHING));
            both(json, cost + "_cost", NOTHING);
            json.put(cost + "_cost_tax_class_id", 0);
        }
        json.put("shipping_cost_tax_class_id", 0);
        both(json, "total", order.total());
        json.put("is_tax_inclusive_pricing", true);
        json.put("store_credit_amount", four(NOTHING)).put("gift_certificate_amount", four(NOTHING));
        json.put("discount_amount", four(NOTHING)).put("coupon_discount", four(NOTHING));
        json.putArray("fees");
    }

    private static void currencies(ObjectNode json) {
        json.put("currency_id", 1).put("currency_code", Amounts.CURRENCY).put("currency_exchange_rate", "1.0000000000");
        json.put("default_currency_id", 1).put("default_currency_code", Amounts.CURRENCY);
        json.put("store_default_currency_code", Amounts.CURRENCY)
                .put("store_default_to_transactional_exchange_rate", "1.0000000000");
    }

    private static String payment(ShopOrder order) {
        if (order.paidAt == null) {
            return order.cancelledAt == null ? "pending" : "void";
        }
        if (order.fullyRefunded()) {
            return "refunded";
        }
        return order.refunds.isEmpty() ? "captured" : "partially refunded";
    }
}
