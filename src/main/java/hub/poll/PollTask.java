package hub.poll;

import java.time.Instant;

/**
 * What one account is to be asked for.
 *
 * @param since a moment of the platform's clock up to which all is known; null at the very first
 * @param asked grows with every wish: a poll that began before the newest one does not fulfil it
 */
public record PollTask(String account, What what, Instant since, long asked, int attempts) {

    public enum What {
        ORDERS,
        PRODUCTS,
        SUBSCRIPTIONS
    }
}
