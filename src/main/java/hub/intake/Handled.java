package hub.intake;

import hub.security.Sealed;

/**
 * A message under way: for the first time from the queue, or again from the hospital or after a pause.
 *
 * @param edit revision in the hospital, 0 for the bytes as received
 */
record Handled(Envelope.About about, Sealed payload, byte[] plain, int edit) {}
