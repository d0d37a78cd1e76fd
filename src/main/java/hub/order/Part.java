package hub.order;

/** The parts of an order that one payload may show or not show. Not shown is not empty. */
public enum Part {
    HEADER,
    LINES,
    MONEY,
    PERSON,
    SHIP_TO,
    BILL_TO,
    CANCEL,
    EXISTENCE
}
