package hub.outbound;

import java.time.Instant;

/** What the hub itself asked a platform for comes in like any other message. */
public interface ReadDoor {

    /** Topic of a read that found an order. */
    String ORDER = "read:order";

    /** Topic of an order as a list shows it. */
    String LISTED = "list:order";

    /** Topic of a read that found none; the body is {@code {"externalId":"…"}}. */
    String GONE = "read:gone";

    /**
     * @param topic {@link #ORDER}, {@link #LISTED} or {@link #GONE}
     * @param readSeq drawn before the request was sent
     * @param askedAt when the request was sent: what the platform did after that, the answer may not show
     * @param body the answer as received
     */
    void admit(
            String connector,
            String account,
            String topic,
            long readSeq,
            Instant askedAt,
            String contentType,
            byte[] body);
}
