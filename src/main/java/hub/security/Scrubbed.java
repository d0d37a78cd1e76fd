package hub.security;

/**
 * A body without card data.
 *
 * @param body the very same array when nothing was removed
 * @param removed how many pieces of card data were removed
 */
public record Scrubbed(byte[] body, int removed) {}
