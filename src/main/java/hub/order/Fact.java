package hub.order;

/** What the hub itself knows of an order. Facts are observations too, with slots of their own. */
public enum Fact {
    ALLOCATION,
    HOLDS,
    SKU_LINKS,
    CUSTOMER_LINK,
    RATE,
    EXPIRED,
    CANCELLATION,
    NOTES,
    ERASED
}
