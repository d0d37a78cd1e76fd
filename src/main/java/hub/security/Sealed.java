package hub.security;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A payload nobody reads without its key.
 *
 * @param key the payload's own key, itself sealed by a day's intake key or by an order's key
 * @param body the payload sealed by its own key; stays the same array when the key changes hands
 */
public record Sealed(byte[] key, byte[] body) {

    private static final byte FORMAT = 1;

    public byte[] toBytes() {
        return ByteBuffer.allocate(3 + key.length + body.length)
                .put(FORMAT)
                .putShort((short) key.length)
                .put(key)
                .put(body)
                .array();
    }

    /** @throws CannotOpen when these bytes never came from {@link #toBytes()} */
    public static Sealed of(byte[] bytes) {
        if (bytes.length < 3 || bytes[0] != FORMAT)
            throw new CannotOpen("sealed: unknown format (expected: " + FORMAT + ")");
        int end = 3 + ByteBuffer.wrap(bytes, 1, 2).getShort();
        if (end < 3 || end > bytes.length) throw new CannotOpen("sealed: cut short (expected: key and body)");
        return new Sealed(Arrays.copyOfRange(bytes, 3, end), Arrays.copyOfRange(bytes, end, bytes.length));
    }
}
