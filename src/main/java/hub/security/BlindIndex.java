package hub.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Finds a personal word without storing it: equal words of one field have equal marks, and nothing else shows. */
public class BlindIndex {

    private final byte[] root;
    private final Map<String, SecretKeySpec> keys = new ConcurrentHashMap<>();

    BlindIndex(byte[] root) {
        this.root = root;
    }

    /**
     * @param field part of the mark: the same word in two fields has two marks
     * @param normalisedWord already in its one form: e-mail lower-cased, phone E.164, name word lower-cased
     * @return 32 bytes
     */
    public byte[] of(String field, String normalisedWord) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.computeIfAbsent(field, this::key));
            return mac.doFinal(normalisedWord.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }

    private SecretKeySpec key(String field) {
        return new SecretKeySpec(SealKey.derived(root, "index:" + field), "HmacSHA256");
    }
}
