package hub.catalog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What an account calls one of the hub's SKUs. A pack of several pieces is mapped to a kit.
 *
 * @param id follows from account and channel SKU
 * @param account the account's label
 * @param channelSku as the channel writes it, case and spaces kept
 * @param sku the hub's own
 */
public record SkuMapping(UUID id, String account, String channelSku, String sku, Instant changedAt) {

    public static UUID idOf(String account, String channelSku) {
        String name = account.length() + ":" + account + channelSku;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
