package hub.order;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.UUID;

/**
 * What makes two messages speak of the same order.
 *
 * @param storeKey the platform's own id of the shop or seller, unique in the hub; never null
 * @param externalId the platform's id of the order; never null
 */
public record OrderKey(String storeKey, String externalId) {

    private static final UUID NAMESPACE = UUID.fromString("6f1c6c1e-8a5c-5d0b-9a8e-2f0f6f0c7d11");

    public OrderKey {
        Objects.requireNonNull(storeKey, "storeKey");
        Objects.requireNonNull(externalId, "externalId");
    }

    /** The hub's order id: UUIDv5 of store key and external id. The length before the key keeps the pair unambiguous. */
    public UUID orderId() {
        return nameUuid(storeKey.length() + ":" + storeKey + externalId);
    }

    private static UUID nameUuid(String name) {
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 is part of every Java platform", e);
        }
        sha1.update(ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .array());
        byte[] hash = sha1.digest(name.getBytes(StandardCharsets.UTF_8));
        hash[6] = (byte) (hash[6] & 0x0f | 0x50);
        hash[8] = (byte) (hash[8] & 0x3f | 0x80);
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
