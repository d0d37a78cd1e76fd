package hub.feed;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One change that others are told of.
 *
 * @param id the same whenever this change is told again, e.g. {@code <order>:<revision>:order.updated}
 * @param type e.g. {@code crossdock.order.updated}
 * @param subject the order's id, or the SKU
 * @param data no personal fields
 */
public record Event(String id, String type, String subject, JsonNode data) {}
