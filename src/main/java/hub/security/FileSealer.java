package hub.security;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/** Seals whole files, streamed, each under a key of its own: without that key nothing in the file is ever read again. */
public final class FileSealer {

    private static final String PURPOSE = "file";
    private static final int SEGMENT = 64 * 1024;

    private final MasterKeys master;

    FileSealer(MasterKeys master) {
        this.master = master;
    }

    /** A new key, sealed by the master key. */
    public byte[] newKey() {
        return master.seal(SealKey.random(), PURPOSE);
    }

    /** @param name binds the bytes to what they are called elsewhere; the same is needed to open them */
    public OutputStream sealing(OutputStream file, byte[] key, byte[] name) throws IOException {
        try {
            return cipher(key).newEncryptingStream(file, name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-256-GCM", e);
        }
    }

    /**
     * Reading fails with an {@link IOException} where the bytes were changed or cut off.
     *
     * @throws CannotOpen when the key is erased, or sealed under a master key that is not given
     */
    public InputStream opening(InputStream file, byte[] key, byte[] name) throws IOException {
        if (key == null) throw new CannotOpen("file key: erased (expected: kept)");
        try {
            return cipher(key).newDecryptingStream(file, name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-256-GCM", e);
        }
    }

    private StreamingAead cipher(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(master.open(key, PURPOSE), "HmacSha256", SealKey.BYTES, SEGMENT, 0);
    }
}
