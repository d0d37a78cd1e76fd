package hub.intake;

import hub.security.Sealed;

/**
 * A message under way: for the first time from the queue, or again from the hospital or after a pause.
 *
 * @param payload sealed under the day's intake key
 * @param plain the same bytes, open
 * @param edit revision in the hospital, 0 for the bytes as received
 * @param again false for the first time
 */
public record Handled(Envelope.About about, Sealed payload, byte[] plain, int edit, boolean again) {}
