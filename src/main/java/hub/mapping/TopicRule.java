package hub.mapping;

import com.fasterxml.jackson.core.JsonPointer;

/** What {@code connector.yaml} says about a topic. */
public sealed interface TopicRule {

    /** @param name file name under {@code mappings/<platform>/} without its ending */
    record Run(String name) implements TopicRule {}

    /** @param id where the payload carries the id of the order to read */
    record ReadOrder(JsonPointer id) implements TopicRule {}

    /** Says something about the account, not about an order. */
    record CheckAccount() implements TopicRule {}

    /** Something an account sells, or how many there are, changed. */
    record WakeProducts() implements TopicRule {}

    /** @param kind what it is about, e.g. {@code product} */
    record Keep(String kind) implements TopicRule {}
}
