package hub.security;

import hub.settings.WrongSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys above all keys: the first seals, all open. What they seal begins with the id of the key. */
final class MasterKeys {

    private static final String EXPECTED = " (expected: base64 of 32 bytes, several separated by commas)";

    private final Map<Integer, SealKey> keys = new LinkedHashMap<>();
    private final int first;

    private MasterKeys(List<byte[]> materials) {
        materials.forEach(material -> keys.put(id(material), SealKey.of(SealKey.derived(material, "wrap"))));
        first = id(materials.get(0));
    }

    /** @param text as in {@code HUB_MASTER_KEY}; messages never repeat it */
    static MasterKeys parse(String text) {
        String[] parts = text.split(",");
        byte[][] materials = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) materials[i] = material(parts[i].strip(), i + 1);
        return new MasterKeys(List.of(materials));
    }

    byte[] seal(byte[] plain, String purpose) {
        byte[] sealed = keys.get(first).seal(plain, purpose.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(4 + sealed.length).putInt(first).put(sealed).array();
    }

    byte[] open(byte[] sealed, String purpose) {
        if (sealed.length < 4)
            throw new CannotOpen("sealed bytes: " + sealed.length + " (expected: a key id and more)");
        int id = ByteBuffer.wrap(sealed).getInt();
        SealKey key = keys.get(id);
        if (key == null) throw new CannotOpen("master key " + name(id) + ": not given (expected: in HUB_MASTER_KEY)");
        return key.open(Arrays.copyOfRange(sealed, 4, sealed.length), purpose.getBytes(StandardCharsets.UTF_8));
    }

    boolean sealedByFirst(byte[] sealed) {
        return ByteBuffer.wrap(sealed).getInt() == first;
    }

    private static byte[] material(String text, int position) {
        byte[] material;
        try {
            material = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new WrongSettings("HUB_MASTER_KEY: key " + position + " is no base64" + EXPECTED, notBase64);
        }
        if (material.length == SealKey.BYTES) return material;
        throw new WrongSettings(
                "HUB_MASTER_KEY: key " + position + " has " + material.length + " bytes" + EXPECTED, null);
    }

    private static int id(byte[] material) {
        return ByteBuffer.wrap(SealKey.derived(material, "id")).getInt();
    }

    private static String name(int id) {
        return String.format("%08x", id);
    }
}
