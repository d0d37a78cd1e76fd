package hub.subscriber;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * One event on its way to one subscriber.
 *
 * @param id the {@code webhook-id} it is sent under, always the same
 * @param type of the event
 * @param at when the event happened
 * @param state {@code pending}, {@code delivered}, {@code failed} after the last attempt, {@code held} while disabled
 * @param attempts since it was wanted or sent again by hand
 * @param dueAt when it is tried next; absent when it is not pending
 * @param lastStatus HTTP status of the last answer; absent when there was none
 * @param lastError absent after a success
 * @param seq place in the list
 */
public record Delivery(
        String id,
        String type,
        Instant at,
        String state,
        int attempts,
        Instant dueAt,
        Instant lastAt,
        Integer lastStatus,
        String lastError,
        @JsonIgnore long seq) {}
