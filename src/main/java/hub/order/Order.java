package hub.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The canonical order: what {@code render} makes of everything heard. The JSON Schema is {@code schemas/order.schema.json}.
 *
 * @param id UUIDv5 of store key and external id
 * @param channel the connector it came through, e.g. {@code shopify}
 * @param account the label of the account it came through
 * @param placedAt when the buyer ordered; null while no payload said it
 * @param updatedAt the channel's time of the last change; null where the channel does not say
 * @param holds reasons why the order waits, named by the hub or the platform
 * @param currency what the customer was charged in
 * @param locale language the buyer was served in, as the channel writes it: {@code de-DE}; null where it does not say
 * @param returns what came back, where the platform tells it apart from refunds
 * @param notes what the merchant's people wrote; {@code note} is the buyer's
 * @param shop shop currency, rate and total, null when the shop's currency is the order's
 */
public record Order(
        UUID id,
        String channel,
        String account,
        String externalId,
        String number,
        Instant placedAt,
        Instant updatedAt,
        Status status,
        PaymentStatus paymentStatus,
        FulfilmentStatus fulfilmentStatus,
        List<Hold> holds,
        boolean deleted,
        boolean test,
        String fulfilledBy,
        String currency,
        boolean taxesIncluded,
        String locale,
        SlotValue.ShopMoney shop,
        Rate rate,
        Customer customer,
        SlotValue.Address shippingAddress,
        SlotValue.Address billingAddress,
        List<Line> lines,
        List<SlotValue.Shipping> shipping,
        List<SlotValue.Discount> discounts,
        List<SlotValue.Tax> taxes,
        List<SlotValue.Fee> fees,
        List<Payment> payments,
        List<Fulfilment> fulfilments,
        List<Refund> refunds,
        List<Return> returns,
        Totals totals,
        List<Finding> findings,
        String note,
        List<Note> notes,
        String cancelReason,
        Instant cancelledAt,
        Map<String, Object> attribution,
        Map<String, Object> extensions) {

    /** The order with what others found about it: stock that is short, messages that are parked. */
    public Order withFindings(List<Finding> more) {
        List<Finding> all =
                Stream.concat(findings.stream(), more.stream()).distinct().toList();
        return new Order(
                id,
                channel,
                account,
                externalId,
                number,
                placedAt,
                updatedAt,
                status,
                paymentStatus,
                fulfilmentStatus,
                holds,
                deleted,
                test,
                fulfilledBy,
                currency,
                taxesIncluded,
                locale,
                shop,
                rate,
                customer,
                shippingAddress,
                billingAddress,
                lines,
                shipping,
                discounts,
                taxes,
                fees,
                payments,
                fulfilments,
                refunds,
                returns,
                totals,
                all,
                note,
                notes,
                cancelReason,
                cancelledAt,
                attribution,
                extensions);
    }

    public enum Status {
        DRAFT,
        PENDING,
        CONFIRMED,
        PROCESSING,
        SHIPPED,
        DELIVERED,
        CANCELLED,
        RETURNED,
        EXPIRED,
        UNKNOWN;

        @JsonValue
        public String word() {
            return Words.lowerCase(this);
        }
    }

    public enum PaymentStatus {
        PENDING,
        AUTHORIZED,
        PARTIALLY_PAID,
        PAID,
        PARTIALLY_REFUNDED,
        REFUNDED,
        VOIDED,
        FAILED,
        EXPIRED,
        DISPUTED,
        UNKNOWN;

        @JsonValue
        public String word() {
            return Words.lowerCase(this);
        }
    }

    public enum FulfilmentStatus {
        UNFULFILLED,
        PARTIAL,
        FULFILLED;

        @JsonValue
        public String word() {
            return Words.lowerCase(this);
        }
    }

    public record Hold(String code, String detail) {}

    /** Reporting rate recorded on the order, with source and date; never changes later. */
    public record Rate(String from, String to, BigDecimal rate, String source, Instant at) {}

    /** @param id the hub's customer, null until linked */
    public record Customer(String id, String channelId, String name, String email, String phone, String type) {}

    /**
     * @param sku the hub's SKU after mapping, null while unmapped
     * @param quantity wanted now
     * @param ordered wanted at first
     */
    public record Line(
            String id,
            String sku,
            String channelSku,
            String name,
            BigDecimal quantity,
            BigDecimal ordered,
            BigDecimal shipped,
            BigDecimal returned,
            Money unitPrice,
            Money discount,
            Money tax,
            Money total,
            String kind,
            String parentId,
            List<SlotValue.Tax> taxes,
            Map<String, Object> extensions) {}

    /** @param status {@code completed}, {@code pending}, {@code failed} or {@code unknown} */
    public record Payment(
            String id,
            String kind,
            String method,
            String status,
            Money amount,
            String reference,
            String parentId,
            Instant at) {}

    /**
     * @param status {@code shipped}, {@code delivered}, {@code pending}, {@code cancelled} or {@code failed}; only the first
     *     two left the house
     * @param implied true when only a status word said it was shipped
     */
    public record Fulfilment(
            String id,
            String status,
            String carrier,
            String trackingNumber,
            String trackingUrl,
            String location,
            Instant at,
            boolean implied,
            List<SlotValue.LineQuantity> lines) {}

    /**
     * @param status {@code completed}, {@code pending}, {@code failed} or {@code unknown}; only the first moved money
     * @param lines their {@code restock} is never null: {@code return}, {@code cancel} or {@code none}
     * @param restock whether goods came back with it
     */
    public record Refund(
            String id,
            String status,
            Money amount,
            String reason,
            Instant at,
            List<SlotValue.RefundLine> lines,
            boolean restock) {}

    /** @param received whether the goods are back */
    public record Return(
            String id,
            boolean received,
            String location,
            Instant at,
            boolean restock,
            List<SlotValue.LineQuantity> lines) {}

    /** What a person of the merchant wrote on the order. */
    public record Note(String id, Instant at, String by, String text) {}

    /** @param imbalance total − (lines − discount + shipping + tax outside the price + fees + tip + rounding) */
    public record Totals(
            Money lines,
            Money discount,
            Money shipping,
            Money tax,
            Money fees,
            Money tip,
            Money rounding,
            Money total,
            Money paid,
            Money refunded,
            Money imbalance) {}

    /** @param path JSON path in the canonical order */
    public record Finding(String code, String path, String detail) {}
}
