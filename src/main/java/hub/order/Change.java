package hub.order;

/**
 * One field of the canonical order that is now another.
 *
 * @param path e.g. {@code status}, {@code lines[17].shipped}, {@code totals.total}
 * @param from null when it was absent, and for fields that may name a person
 * @param to null when it is absent now, and for fields that may name a person
 */
public record Change(String path, String from, String to) {}
