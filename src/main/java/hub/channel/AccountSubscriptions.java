package hub.channel;

import java.time.Instant;
import java.util.List;

/** What the platform of an account tells the hub by itself. */
public interface AccountSubscriptions {

    /**
     * @param address where the platform is to send to; null when there is none
     * @param words why nothing is subscribed to, or why the last look failed; null when all is well
     */
    record Told(String address, String words, List<Subscribed> topics) {}

    /**
     * @param state {@code active} or {@code missing}
     * @param checkedAt when the platform was asked last
     * @param healedAt when it was found missing or switched off last, and set right; null for never
     * @param words why it is missing; null when it is not
     */
    record Subscribed(String topic, String state, Instant checkedAt, Instant healedAt, String words) {}

    /** @param unsubscribed topics the platform has let go @param left what it has not @param words why; null when nothing is left */
    record Left(List<String> unsubscribed, List<String> left, String words) {}

    Told told(Account account);

    /** Asks the platform to tell nothing any more, before the account is deleted. Never fails: what is left is named. */
    Left leave(Account account);
}
