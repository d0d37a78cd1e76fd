package hub.subscriber;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that this instance has taken on.
 *
 * @param event see {@link WebhookId}
 * @param attempts made before
 * @param lease until when nobody else takes it; tells this taking from any other
 */
record Due(UUID subscriber, String event, int attempts, Instant lease) {}
