package hub.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks the sender's proof over the raw bytes, in constant time and with every secret that is valid. */
final class Signatures {

    private static final String HMAC = "HmacSHA256";

    private Signatures() {}

    static boolean valid(Webhook.Signature rule, String header, Delivery delivery, List<String> secrets) {
        boolean valid = false;
        for (String secret : secrets) {
            byte[] expected = encoded(rule, hmac(key(rule, secret), rule.content(), delivery));
            for (String given : given(rule, header)) {
                // No early end: how long the check takes tells nothing about which secret or signature fits.
                valid |= MessageDigest.isEqual(expected, given.getBytes(UTF_8));
            }
        }
        return valid;
    }

    /** Whether a text is one of these, told in the same time for each. */
    static boolean isOneOf(String given, List<String> secrets) {
        boolean one = false;
        for (String secret : secrets) {
            one |= MessageDigest.isEqual(secret.getBytes(UTF_8), given.getBytes(UTF_8));
        }
        return one;
    }

    /** Whether a text can be the key at all. */
    static boolean canKey(Webhook.Signature rule, String secret) {
        try {
            return key(rule, secret).length > 0;
        } catch (IllegalArgumentException notDecodable) {
            return false;
        }
    }

    private static List<String> given(Webhook.Signature rule, String header) {
        List<String> parts =
                rule.separator().isEmpty() ? List.of(header) : List.of(header.split(Pattern.quote(rule.separator())));
        return parts.stream()
                .map(String::strip)
                .filter(part -> part.startsWith(rule.prefix()))
                .map(part -> part.substring(rule.prefix().length()))
                .map(part -> rule.encoding() == Webhook.Signature.Encoding.HEX ? part.toLowerCase(Locale.ROOT) : part)
                .toList();
    }

    private static byte[] encoded(Webhook.Signature rule, byte[] mac) {
        return switch (rule.encoding()) {
            case BASE64 -> Base64.getEncoder().encode(mac);
            case HEX -> HexFormat.of().formatHex(mac).getBytes(UTF_8);
        };
    }

    private static byte[] key(Webhook.Signature rule, String secret) {
        return switch (rule.secretForm()) {
            case PLAIN -> secret.getBytes(UTF_8);
            case HTML_DECODED -> HtmlEntities.decode(secret).getBytes(UTF_8);
            case BASE64 -> Base64.getDecoder().decode(secret.startsWith("whsec_") ? secret.substring(6) : secret);
        };
    }

    private static byte[] hmac(byte[] key, SignedContent content, Delivery delivery) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            content.feed(delivery, mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(HMAC + ": missing (expected: every Java runtime has it)", missing);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
