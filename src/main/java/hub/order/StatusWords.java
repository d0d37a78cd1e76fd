package hub.order;

import java.util.Map;

/**
 * A platform's status words, from {@code connector.yaml}. A word that is missing here is a finding and status unknown.
 *
 * @param order word → meaning of the order's status
 * @param payment word → payment status
 * @param fulfilment word → fulfilment status
 * @param paymentElement word of one payment → {@code completed}, {@code pending}, {@code failed} …
 * @param shipment word of one fulfilment → whether goods left
 * @param refund word of one refund → whether money moved
 * @param returned word of one return → whether the goods are back
 */
public record StatusWords(
        Map<String, OrderWord> order,
        Map<String, Order.PaymentStatus> payment,
        Map<String, Order.FulfilmentStatus> fulfilment,
        Map<String, String> paymentElement,
        Map<String, Boolean> shipment,
        Map<String, Boolean> refund,
        Map<String, Boolean> returned) {

    /** For platforms that know no returns apart from refunds. */
    public StatusWords(
            Map<String, OrderWord> order,
            Map<String, Order.PaymentStatus> payment,
            Map<String, Order.FulfilmentStatus> fulfilment,
            Map<String, String> paymentElement,
            Map<String, Boolean> shipment,
            Map<String, Boolean> refund) {
        this(order, payment, fulfilment, paymentElement, shipment, refund, Map.of());
    }

    /**
     * @param status the canonical status
     * @param holdsStock whether open quantities are reserved under this word
     * @param shipped whether the word alone says that everything left the house
     * @param payment payment status where the platform has no word of its own for it; null otherwise
     */
    public record OrderWord(Order.Status status, boolean holdsStock, boolean shipped, Order.PaymentStatus payment) {}
}
