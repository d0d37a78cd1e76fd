package hub.reconcile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What an account's platform and the hub have of the orders that changed on one day (of the platform's clock, UTC).
 *
 * @param state {@code waiting}, {@code walking}, {@code healing} or {@code done}
 * @param there orders that the platform listed; grows while it is walked through
 * @param here of them those that the hub has alike, and those that only the hub has
 * @param healed differences that were found and are gone
 * @param unexplained differences that stayed
 * @param askedBy who wanted it; {@code calendar} for the daily one
 * @param words why it waits; null when nothing is wrong
 */
public record Statement(
        String account,
        LocalDate day,
        String state,
        long there,
        long here,
        long healed,
        long unexplained,
        String askedBy,
        String words,
        Instant askedAt,
        Instant begunAt,
        Instant endedAt) {

    static final String WAITING = "waiting";
    static final String WALKING = "walking";
    static final String HEALING = "healing";
    static final String DONE = "done";

    /** {@code acme: 4,812 = 4,812; 3 healed; 0 unexplained}. */
    @JsonProperty("text")
    public String text() {
        String relation = there == here ? "=" : "≠";
        return String.format(
                java.util.Locale.ROOT,
                "%s: %,d %s %,d; %,d healed; %,d unexplained",
                account,
                there,
                relation,
                here,
                healed,
                unexplained);
    }
}
