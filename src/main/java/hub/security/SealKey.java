package hub.security;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** One AES-256-GCM key, ready for use by any thread. What it seals opens only with the same purpose given. */
final class SealKey {

    static final int BYTES = 32;

    private final Aead aead;

    private SealKey(byte[] key) {
        try {
            aead = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-256-GCM", e);
        }
    }

    static SealKey of(byte[] key) {
        return new SealKey(key);
    }

    static byte[] random() {
        return Random.randBytes(BYTES);
    }

    static byte[] derived(byte[] root, String purpose) {
        try {
            return Hkdf.computeHkdf("HMACSHA256", root, new byte[0], purpose.getBytes(StandardCharsets.UTF_8), BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }

    byte[] seal(byte[] plain, byte[] purpose) {
        try {
            return aead.encrypt(plain, purpose);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    byte[] open(byte[] sealed, byte[] purpose) {
        try {
            return aead.decrypt(sealed, purpose);
        } catch (GeneralSecurityException e) {
            throw new CannotOpen("sealed bytes: another key's or changed (expected: sealed under this key)", e);
        }
    }
}
