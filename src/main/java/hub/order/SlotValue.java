package hub.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a slot can hold. Mappings produce these shapes (JSON field = component name); every component may be null where the
 * platform does not say, unless stated; lists and maps are never null. Status words are the platform's own; {@code render} translates them.
 */
public sealed interface SlotValue
        permits SlotValue.PartValue, SlotValue.Ids, SlotValue.Element, FactValue, SlotValue.Other {

    /** What a part can hold. */
    sealed interface PartValue extends SlotValue {}

    /** A member of an {@link ElementSet}. */
    sealed interface Element extends SlotValue {

        /** The platform's id, unique in its set; never null. */
        String id();

        /** When it happened; null where the platform does not say. */
        Instant at();
    }

    /** A value of a slot that this version of the hub does not know, kept for the one that does. */
    record Other(JsonNode value) implements SlotValue {}

    /**
     * @param shippedAt when the platform's word came to mean shipped; stays when the order is cancelled later. Null where the
     *     platform does not keep it
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
            Instant shippedAt,
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
            implements PartValue {

        public Header {
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(taxesIncluded, "taxesIncluded");
            Bounds.time("placedAt", placedAt);
            Bounds.time("updatedAt", updatedAt);
            Bounds.time("closedAt", closedAt);
            Bounds.time("shippedAt", shippedAt);
            attribution = Bounds.map(attribution);
            extensions = Bounds.map(extensions);
        }
    }

    String PRODUCT = "product";

    record Lines(List<Line> lines) implements PartValue {

        public Lines {
            lines = Bounds.list(lines);
        }
    }

    /**
     * @param id the platform's id of the line, unique in the order; never null
     * @param channelSku the platform's SKU, null when the line has none
     * @param quantity what is wanted now, edits and line cancellations off; never null
     * @param ordered what was ordered at first; the quantity where the platform does not say; never null
     * @param kind never null: {@code product} (default), {@code gift_card}, {@code service}, {@code tip}, {@code fee}, {@code bundle} …; only products move stock
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
            Map<String, Object> extensions) {

        public Line {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(quantity, "quantity");
            quantity = Bounds.decimal("quantity", quantity);
            ordered = ordered == null ? quantity : Bounds.decimal("ordered", ordered);
            kind = kind == null ? PRODUCT : kind;
            taxes = Bounds.list(taxes);
            extensions = Bounds.map(extensions);
        }

        boolean isProduct() {
            return kind.equals(PRODUCT);
        }
    }

    /** @param remittedBy {@code merchant} or {@code channel} */
    record Tax(String title, BigDecimal rate, Money amount, String remittedBy) {

        public Tax {
            rate = Bounds.decimal("rate", rate);
        }
    }

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
            implements PartValue {

        public MoneyPart {
            Bounds.time("paidAt", paidAt);
            shipping = Bounds.list(shipping);
            discounts = Bounds.list(discounts);
            taxes = Bounds.list(taxes);
            feeLines = Bounds.list(feeLines);
        }
    }

    /** @param rate shop currency per unit of the order's currency, null where the platform does not state it */
    record ShopMoney(String currency, BigDecimal rate, Money total) {

        public ShopMoney {
            rate = Bounds.decimal("rate", rate);
        }
    }

    /** @param type {@code retail}, {@code wholesale}, {@code vip}, {@code guest} or null */
    record Person(String id, String name, String email, String phone, String type, Boolean redacted)
            implements PartValue {}

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
            implements PartValue {

        /** No address; what a redacted one becomes. */
        public static final Address NOWHERE =
                new Address(null, null, null, null, null, null, null, null, null, null, null);
    }

    /** An order that is not cancelled has {@code at} and {@code reason} null. */
    record Cancel(Instant at, String reason) implements PartValue {

        public Cancel {
            Bounds.time("at", at);
        }
    }

    /** @param state {@code live}, {@code gone} (a read says it does not exist) or {@code unknown} (a shell) */
    record Existence(String state) implements PartValue {

        public static final String LIVE = "live";
        public static final String GONE = "gone";
        public static final String UNKNOWN = "unknown";

        public Existence {
            if (!Set.of(LIVE, GONE, UNKNOWN).contains(Objects.requireNonNull(state, "state"))) {
                throw new IllegalArgumentException("state (expected: live, gone or unknown)");
            }
        }
    }

    /** The complete ids of a set. */
    record Ids(List<String> ids) implements SlotValue {

        public Ids {
            ids = Bounds.list(ids);
        }
    }

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
            implements Element {

        public Payment {
            Objects.requireNonNull(id, "id");
            Bounds.time("at", at);
        }
    }

    record LineQuantity(String lineId, BigDecimal quantity) {

        public LineQuantity {
            Objects.requireNonNull(lineId, "lineId");
            quantity = Bounds.decimal("quantity", Objects.requireNonNull(quantity, "quantity"));
        }
    }

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
            implements Element {

        public Fulfilment {
            Objects.requireNonNull(id, "id");
            Bounds.time("at", at);
            lines = Bounds.list(lines);
        }
    }

    /**
     * @param quantity never null; zero when only money went back
     * @param restock what the platform did: {@code return}, {@code cancel}, {@code none} or null
     */
    record RefundLine(String lineId, BigDecimal quantity, Money amount, Money tax, String restock, String location) {

        public RefundLine {
            Objects.requireNonNull(lineId, "lineId");
            quantity = Bounds.decimal("quantity", quantity == null ? BigDecimal.ZERO : quantity);
        }
    }

    record Refund(
            String id,
            String statusWord,
            Money amount,
            String reason,
            Instant at,
            List<RefundLine> lines,
            Boolean restock)
            implements Element {

        public Refund {
            Objects.requireNonNull(id, "id");
            Bounds.time("at", at);
            lines = Bounds.list(lines);
        }
    }

    record Return(String id, String statusWord, String location, Instant at, Boolean restock, List<LineQuantity> lines)
            implements Element {

        public Return {
            Objects.requireNonNull(id, "id");
            Bounds.time("at", at);
            lines = Bounds.list(lines);
        }
    }
}
