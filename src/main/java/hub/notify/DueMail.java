package hub.notify;

import java.util.UUID;

/**
 * A notification that is due, and the mail it goes into.
 *
 * @param mail the same for all that become one mail
 * @param of how many these are
 */
public record DueMail(UUID id, String mail, int of) {}
