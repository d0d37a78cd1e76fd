package hub.order;

/** The sets of elements an order has beside its parts. */
public enum ElementSet {
    PAYMENTS,
    FULFILMENTS,
    REFUNDS,
    RETURNS
}
