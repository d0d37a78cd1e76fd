package hub.hospital;

import hub.intake.Handled;
import hub.intake.MessageHandling;
import hub.intake.MessageRow;
import hub.intake.MessageState;
import hub.intake.Messages;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Sends a stored message through the same pipeline again; its row takes the new end. */
@Component
class Retrying {

    private final MessageHandling handling;
    private final Messages messages;
    private final Payloads payloads;

    Retrying(MessageHandling handling, Messages messages, Payloads payloads) {
        this.handling = handling;
        this.messages = messages;
        this.payloads = payloads;
    }

    /**
     * @param also done in the transaction that writes the new end
     * @return what it ended in; empty when somebody else was faster and nothing was done
     * @throws hub.security.CannotOpen when the payload's key was destroyed
     */
    Optional<MessageState> retry(StoredMessage message, Consumer<MessageState> also) {
        byte[] plain = payloads.open(message);
        Handled again = new Handled(message.about(), payloads.fresh(plain), plain, message.edit(), true);
        try {
            return Optional.of(handling.handle(again, (end, now) -> {
                if (!messages.rewrite(message.about(), message.version(), end, now)) {
                    throw new MessageRow.Repeated();
                }
                also.accept(end.state());
            }));
        } catch (MessageRow.Repeated faster) {
            return Optional.empty();
        }
    }
}
