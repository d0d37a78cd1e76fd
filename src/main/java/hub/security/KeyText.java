package hub.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The text of an API key: {@code cd_<id>_<secret>}, 256 random bits in the secret. */
record KeyText(String id, String secret) {

    private static final String PREFIX = "cd_";

    static KeyText fresh() {
        byte[] random = SealKey.random();
        String id = HexFormat.of().formatHex(SealKey.random(), 0, 6);
        return new KeyText(id, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    static Optional<KeyText> parse(String text) {
        int end = text.indexOf('_', PREFIX.length());
        if (!text.startsWith(PREFIX) || end < 0 || text.length() > 200) return Optional.empty();
        return Optional.of(new KeyText(text.substring(PREFIX.length(), end), text.substring(end + 1)));
    }

    String text() {
        return PREFIX + id + "_" + secret;
    }

    /** 256 random bits need no slow hash. */
    byte[] hash() {
        return hash(secret);
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
