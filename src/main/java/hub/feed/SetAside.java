package hub.feed;

import java.time.Instant;

/**
 * Events of one transaction that could not be told; they wait for a person and delay no others.
 *
 * @param events how many
 * @param error why, without their content
 */
public record SetAside(long id, int events, Instant createdAt, Instant setAsideAt, String error) {}
