package hub.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A mapping with everything it imports, so that it stands for itself.
 *
 * @param modules path → source of each imported file
 * @param program empty when the file is only a module of functions
 */
record Compiled(MappingName name, String source, Map<String, String> modules, Optional<Program> program) {

    /** SHA-256 over the mapping and its modules, lower-case hex. */
    String hash() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            add(sha, source);
            new TreeMap<>(modules).forEach((path, text) -> {
                add(sha, path);
                add(sha, text);
            });
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    private static void add(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
    }
}
