package hub.intake;

import hub.folding.Fold;
import java.time.Instant;
import java.util.List;

/**
 * A door of the hub's own: its senders are no accounts of a platform, so it says itself what its messages mean, and keeps
 * books about them. All but {@code prepare} belong to the message's transaction.
 */
public interface OwnDoor {

    Source source();

    /** @throws hub.mapping.MappingFailure when the message is to be parked */
    Prepared prepare(Handled message);

    /** After orders and stock were written. */
    void folded(Handled message, List<Fold> folds, Instant now);

    void parked(Envelope.About about, Fault why, Instant now);

    /** The same content had come before. */
    void repeated(Envelope.About about, Instant now);
}
