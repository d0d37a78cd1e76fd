package hub.customer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A customer as people see it. Name, e-mail and telephone are personal: as last seen, null where never shown.
 *
 * @param tier of loyalty; null where nobody says
 * @param consent what the customer agreed to be written by: e-mail, sms … → yes or no; null while nobody said
 * @param extensions what somebody wrote that the hub has no field for; null for nothing
 * @param revision 1 at first, one more with every change
 * @param mergedInto the customer it is part of now; null when it stands for itself
 * @param merged customers that are part of it, each merged into it directly
 * @param identities its ids at the channels, those of its merged customers included
 */
public record Customer(
        UUID id,
        String name,
        String email,
        String phone,
        String type,
        String tier,
        Map<String, Boolean> consent,
        Map<String, Object> extensions,
        long revision,
        Instant createdAt,
        Instant changedAt,
        UUID mergedInto,
        List<UUID> merged,
        List<ChannelIdentity> identities) {

    /** @param channelId the channel's own id of the customer */
    public record ChannelIdentity(String account, String channelId) {}
}
