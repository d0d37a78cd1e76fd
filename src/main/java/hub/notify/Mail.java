package hub.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

/** A mail on its way: knows which notifications it is, and whether the server was given any of it. */
final class Mail extends MimeMessage {

    private final transient List<UUID> notifications;
    private final int attempts;
    private final String id;
    private volatile boolean handedOver;

    /** @param id its Message-ID without the brackets, the same for every attempt */
    Mail(Session session, List<UUID> notifications, int attempts, String id) {
        super(session);
        this.notifications = List.copyOf(notifications);
        this.attempts = attempts;
        this.id = id;
    }

    List<UUID> notifications() {
        return notifications;
    }

    /** Made before this one. */
    int attempts() {
        return attempts;
    }

    String id() {
        return id;
    }

    /** From here on a connection that breaks says nothing about whether the mail arrived. */
    boolean handedOver() {
        return handedOver;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + id + ">");
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        handedOver = true;
        super.writeTo(out, ignored);
    }
}
