package hub.security;

/**
 * A machine id that looks like a card number and is none, declared by a connector.
 *
 * @param path where it stands in the JSON body, dotted: {@code line_items.*.id}; {@code *} is one level (key or index),
 *     {@code **} any number of levels
 * @param pattern regular expression which the whole value must match
 */
public record CardExemption(String path, String pattern) {}
