package hub.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a slot can hold. Mappings produce these shapes (JSON field = component name); every component may be null where the
 * platform does not say, unless stated. Status words are the platform's own; {@code render} translates them.
 */
public sealed interface SlotValue {

    /**
     * @param statusWord the platform's word for the order, null where it has none
     * @param fulfilmentWord the platform's word for the shipping state, null where it has none
     * @param currency what the customer was charged in, ISO 4217; never null
     * @param taxesIncluded whether line prices contain tax; never null
     * @param fulfilledBy {@code channel} when the marketplace or a third party ships; null or {@code merchant} otherwise
     * @param attribution where the order came from: source, campaign, referrer …
     * @param extensions what the platform says and the model has no field for
     */
    record Header(
            String number,
            Instant placedAt,
            Instant updatedAt,
            Instant closedAt,
            String statusWord,
            String fulfilmentWord,
            String currency,
            Boolean taxesIncluded,
            Boolean test,
            String fulfilledBy,
            String locale,
            String note,
            Map<String, Object> attribution,
            Map<String, Object> extensions)
            implements SlotValue {}

    record Lines(List<Line> lines) implements SlotValue {}

    /**
     * @param id the platform's id of the line, unique in the order; never null
     * @param channelSku the platform's SKU, null when the line has none
     * @param quantity what is wanted now, edits and line cancellations off; never null
     * @param ordered what was ordered at first
     * @param kind {@code product} (default), {@code gift_card}, {@code service}, {@code tip}, {@code fee}, {@code bundle} …; only products move stock
     * @param total what the customer pays for the line, by the order's {@code taxesIncluded}
     */
    record Line(
            String id,
            String channelSku,
            String productId,
            String variantId,
            String name,
            BigDecimal quantity,
            BigDecimal ordered,
            Money unitPrice,
            Money discount,
            Money tax,
            Money total,
            String kind,
            String parentId,
            List<Tax> taxes,
            Map<String, Object> extensions) {}

    /** @param remittedBy {@code merchant} or {@code channel} */
    record Tax(String title, BigDecimal rate, Money amount, String remittedBy) {}

    /** @param kind {@code code}, {@code automatic}, {@code manual} … as the platform says */
    record Discount(String code, String title, String kind, Money amount) {}

    record Shipping(String id, String method, String title, Money amount, Money discount, Money tax) {}

    record Fee(String id, String title, Money amount, Money tax) {}

    /**
     * Totals as the platform states them, in the order's currency; the parts that sum to {@code total}.
     *
     * @param paymentWord the platform's word for the payment state, null where it has none
     * @param shop the same total in the shop's own currency, null when there is only one currency
     */
    record MoneyPart(
            String paymentWord,
            Money lines,
            Money discount,
            Money shippingTotal,
            Money tax,
            Money fees,
            Money tip,
            Money rounding,
            Money total,
            Money paid,
            Money refunded,
            Instant paidAt,
            ShopMoney shop,
            List<Shipping> shipping,
            List<Discount> discounts,
            List<Tax> taxes,
            List<Fee> feeLines)
            implements SlotValue {}

    /** @param rate shop currency per unit of the order's currency, null where the platform does not state it */
    record ShopMoney(String currency, BigDecimal rate, Money total) {}

    /** @param type {@code retail}, {@code wholesale}, {@code vip}, {@code guest} or null */
    record Person(String id, String name, String email, String phone, String type, Boolean redacted)
            implements SlotValue {}

    record Address(
            String name,
            String company,
            String line1,
            String line2,
            String city,
            String region,
            String regionCode,
            String postcode,
            String country,
            String phone,
            String email)
            implements SlotValue {}

    /** An order that is not cancelled has {@code at} and {@code reason} null. */
    record Cancel(Instant at, String reason) implements SlotValue {}

    /** @param state {@code live}, {@code gone} (a read says it does not exist) or {@code unknown} (a shell) */
    record Existence(String state) implements SlotValue {}

    /** The complete ids of a set. */
    record Ids(List<String> ids) implements SlotValue {}

    /** @param statusWord the platform's word: success, pending, failure … */
    record Payment(
            String id,
            String kind,
            String method,
            String statusWord,
            Money amount,
            String reference,
            String parentId,
            Instant at)
            implements SlotValue {}

    record LineQuantity(String lineId, BigDecimal quantity) {}

    /** @param location the platform's id of the place it left from, null where unknown */
    record Fulfilment(
            String id,
            String statusWord,
            String carrier,
            String trackingNumber,
            String trackingUrl,
            String location,
            Instant at,
            String deliveryWord,
            List<LineQuantity> lines)
            implements SlotValue {}

    /** @param restock what the platform did: {@code return}, {@code cancel}, {@code none} or null */
    record RefundLine(String lineId, BigDecimal quantity, Money amount, Money tax, String restock, String location) {}

    record Refund(
            String id,
            String statusWord,
            Money amount,
            String reason,
            Instant at,
            List<RefundLine> lines,
            Boolean restock)
            implements SlotValue {}

    record Return(String id, String statusWord, String location, Instant at, Boolean restock, List<LineQuantity> lines)
            implements SlotValue {}

    /** A fact's value; its shape is the fact's own. */
    record FactValue(Map<String, Object> value) implements SlotValue {}
}
