package hub.intake;

/**
 * A webhook that was let in, or answered at the door.
 *
 * @param about null for a ping or a handshake
 * @param sealed null for a ping or a handshake
 * @param answer what the platform hears once the broker has the message
 */
public record Admitted(Envelope.About about, byte[] sealed, WebhookAnswer answer) {

    public byte[] getBytes() {
        return new Envelope(about, sealed).toBytes();
    }

    public boolean isMessage() {
        return about != null;
    }

    static Admitted answered(WebhookAnswer answer) {
        return new Admitted(null, null, answer);
    }
}
