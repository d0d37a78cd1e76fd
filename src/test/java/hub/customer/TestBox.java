package hub.customer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals for tests: AES-GCM under an unwrapped key, indexes by HMAC. */
public final class TestBox implements PersonalBox {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public byte[] newKey() {
        return random(16);
    }

    @Override
    public byte[] seal(byte[] wrappedKey, byte[] plain) {
        byte[] nonce = random(12);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, wrappedKey, nonce, plain);
        byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
        return both;
    }

    @Override
    public byte[] open(byte[] wrappedKey, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, 12);
        return run(Cipher.DECRYPT_MODE, wrappedKey, nonce, Arrays.copyOfRange(sealed, 12, sealed.length));
    }

    @Override
    public byte[] index(String field, String normalised) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("test".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal((field + "\0" + normalised).getBytes(StandardCharsets.UTF_8)), 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
