package hub.outbound;

import java.time.Instant;

/**
 * One order to be read.
 *
 * @param asked grows with every wish: a read that began before the newest one does not fulfil it
 * @param attempts failures since the last good answer
 * @param lastError null when none; {@link ReadTasks#NOT_FOUND_ONCE} after a first 404
 */
public record ReadTask(String account, String externalId, Instant dueAt, long asked, int attempts, String lastError) {

    boolean notFoundBefore() {
        return ReadTasks.NOT_FOUND_ONCE.equals(lastError);
    }
}
