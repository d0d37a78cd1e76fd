package hub.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures and secrets of Standard Webhooks, version v1. */
public final class Signing {

    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signing() {}

    public static String newSecret() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** @param secret {@code whsec_} and base64 of 24 to 64 bytes */
    public static boolean usable(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return false;
        }
        try {
            int bytes = key(secret).length;
            return bytes >= FEWEST_BYTES && bytes <= MOST_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** One signature per secret, so that a consumer that knows only one of them is served while they rotate. */
    static String header(List<String> secrets, String id, long timestamp, byte[] body) {
        return secrets.stream()
                .map(secret -> "v1," + signature(key(secret), id, timestamp, body))
                .collect(Collectors.joining(" "));
    }

    /**
     * Whether one of the secrets made one of the signatures, not longer ago and not further ahead than the window.
     *
     * @param id as the headers say it, like timestamp and signatures; null when absent
     */
    public static boolean verifies(
            List<String> secrets,
            String id,
            String timestamp,
            String signatures,
            byte[] body,
            Instant now,
            Duration window) {
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        long sent = Long.parseLong(timestamp);
        if (Duration.between(Instant.ofEpochSecond(sent), now).abs().compareTo(window) > 0) {
            return false;
        }
        List<byte[]> ours = secrets.stream()
                .map(secret -> ("v1," + signature(key(secret), id, sent, body)).getBytes(UTF_8))
                .toList();
        return Stream.of(signatures.split(" "))
                .map(theirs -> theirs.getBytes(UTF_8))
                .anyMatch(theirs -> ours.stream().anyMatch(own -> MessageDigest.isEqual(own, theirs)));
    }

    private static String signature(byte[] key, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java platform", e);
        }
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }
}
