package hub.intake;

import hub.folding.Fold;
import hub.security.OrderSecret;
import hub.security.Sealer;
import java.util.List;
import org.springframework.stereotype.Component;

/** How a message ends, its payload sealed for whoever may open it from now on. */
@Component
class MessageEnds {

    private final Sealer sealer;

    MessageEnds(Sealer sealer) {
        this.sealer = sealer;
    }

    Messages.End parked(Handled message, Prepared.Parked parked) {
        return withOwnKey(message, MessageState.PARKED, null, parked.fault()).about(null, parked.externalId());
    }

    /** Sealed as it came, under a key that nobody has. */
    Messages.End unopened(Envelope envelope, Fault why) {
        return new Messages.End(MessageState.PARKED, null, null, null, null, null, why, 0, 1, null, envelope.sealed());
    }

    Messages.End kept(Handled message, Fault why) {
        return withOwnKey(message, MessageState.KEPT, why.detail(), why);
    }

    Messages.End folded(Handled message, Prepared.Folds folds, List<Fold> opened, MessageState state) {
        if (opened.isEmpty()) {
            return withOwnKey(message, state, null, null).about(folds.publication(), firstHint(folds));
        }
        Fold first = opened.get(0);
        byte[] payload = sealer.underOrder(message.payload(), first.secret()).toBytes();
        return new Messages.End(
                state,
                null,
                folds.publication(),
                first.externalId(),
                first.orderId(),
                null,
                null,
                message.edit(),
                1,
                null,
                payload);
    }

    /** A message that belongs to no order has a key of its own: the day's intake key is destroyed in time. */
    private Messages.End withOwnKey(Handled message, MessageState state, String reason, Fault fault) {
        OrderSecret own = sealer.newOrderSecret();
        return new Messages.End(
                state,
                reason,
                null,
                null,
                null,
                null,
                fault,
                message.edit(),
                1,
                own.wrapped(),
                sealer.underOrder(message.payload(), own).toBytes());
    }

    private static String firstHint(Prepared.Folds folds) {
        return folds.hints().isEmpty() ? null : folds.hints().get(0).externalId();
    }
}
