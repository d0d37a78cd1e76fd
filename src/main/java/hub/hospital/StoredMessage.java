package hub.hospital;

import hub.intake.Envelope;
import hub.intake.MessageState;

/**
 * A message as its row holds it.
 *
 * @param key the payload's own key, or its order's; null when there is none any more
 * @param payload sealed; null where another row holds the same
 * @param version grows with every change of the row
 */
record StoredMessage(Envelope.About about, MessageState state, int edit, byte[] key, byte[] payload, long version) {

    boolean isWaiting() {
        return state == MessageState.PARKED || state == MessageState.KEPT;
    }
}
