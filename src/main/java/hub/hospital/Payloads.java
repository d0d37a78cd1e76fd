package hub.hospital;

import hub.channel.Connectors;
import hub.intake.Sealing;
import hub.security.CannotOpen;
import hub.security.OrderSecret;
import hub.security.Sealed;
import hub.security.Sealer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens and seals what messages said. */
@Component
class Payloads {

    private final Sealer sealer;
    private final Sealing sealing;
    private final Connectors connectors;

    Payloads(Sealer sealer, Sealing sealing, Connectors connectors) {
        this.sealer = sealer;
        this.sealing = sealing;
        this.connectors = connectors;
    }

    /** @param key wrapped, to be stored beside the payload */
    record Kept(byte[] payload, byte[] key) {}

    /** @throws CannotOpen when its key was destroyed, or the row holds no payload */
    byte[] open(StoredMessage message) {
        if (message.payload() == null) {
            throw new CannotOpen("payload: none (expected: a payload and its key)");
        }
        // Without a key of its own it may still lie under its day's, which was missing when it came.
        return sealer.open(
                Sealed.of(message.payload()), Optional.ofNullable(message.key()).map(sealer::orderSecret));
    }

    /** As if it had just come in, so that it can be handed to whoever it belongs to. */
    Sealed fresh(byte[] plain) {
        return sealer.sealAtIntake(plain);
    }

    /** Card data out, sealed under a key of its own. */
    Kept corrected(StoredMessage message, byte[] body) {
        byte[] clean = sealing.clean(
                message.about(), body, connectors.find(message.about().connector()));
        OrderSecret own = sealer.newOrderSecret();
        return new Kept(sealer.underOrder(sealer.sealAtIntake(clean), own).toBytes(), own.wrapped());
    }
}
