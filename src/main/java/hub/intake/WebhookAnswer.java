package hub.intake;

import java.util.UUID;

/**
 * What the platform hears.
 *
 * @param messageId null when nothing was accepted: a ping or a handshake
 * @param text plain text to answer a handshake with; null otherwise
 */
public record WebhookAnswer(int status, UUID messageId, boolean emptyBody, String text) {}
