package hub.command;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * One thing a channel is asked to do. It changes no order: what the platform does comes back like any other news.
 *
 * @param id the hub's, carried in a field that the platform keeps, and the key under which it does the same only once
 * @param asked what was asked, sealed under the order's key
 * @param known the platform's ids of what was there before it was sent; null while it was not
 * @param sentAt set while nobody knows what became of it; null when it was surely not sent
 * @param accepted the platform said that it does it in its own time
 * @param answered the platform said no to it in words, though not that it did nothing
 * @param platformId what the platform calls what it did; null while it did nothing
 * @param words why it is not done; null when nothing is wrong
 */
public record Command(
        UUID id,
        UUID orderId,
        String connector,
        String account,
        String externalId,
        CommandKind kind,
        CommandState state,
        boolean settled,
        byte[] asked,
        Set<String> known,
        Instant sentAt,
        boolean accepted,
        boolean answered,
        String platformId,
        String words,
        int attempts,
        Instant dueAt,
        String requestedBy,
        Instant createdAt,
        Instant changedAt) {}
