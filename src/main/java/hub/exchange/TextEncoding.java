package hub.exchange;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Tells while the bytes run by what they are: empty, an archive, text in one encoding, or in several at once. */
final class TextEncoding {

    private static final int HEAD = 4096;

    private final byte[] head = new byte[HEAD];
    private int inHead;
    private long bytes;
    private long whole;
    private long broken;
    private int expected;

    void add(byte[] buffer, int length) {
        int kept = Math.min(length, HEAD - inHead);
        System.arraycopy(buffer, 0, head, inHead, kept);
        inHead += kept;
        bytes += length;
        for (int i = 0; i < length; i++) {
            add(buffer[i] & 0xff);
        }
    }

    /** Well-formed sequences of UTF-8 and what is none, counted. */
    private void add(int one) {
        if (expected > 0 && (one & 0xc0) == 0x80) {
            expected--;
            whole += expected == 0 ? 1 : 0;
            return;
        }
        broken += expected > 0 ? 1 : 0;
        expected = 0;
        if (one >= 0xc2 && one <= 0xf4) {
            expected = one < 0xe0 ? 1 : one < 0xf0 ? 2 : 3;
        } else if (one >= 0x80) {
            broken++;
        }
    }

    /** @throws FileFailed when it is no text, or in two encodings at once */
    Charset charset() {
        if (bytes == 0) {
            throw new FileFailed("file_empty", "no bytes (expected: rows)");
        }
        if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0x1f, 0x8b)) {
            throw new FileFailed("file_compressed", "a ZIP or GZIP archive (expected: the file itself)");
        }
        if (begins(0xff, 0xfe) || zeros(1)) {
            return StandardCharsets.UTF_16LE;
        }
        if (begins(0xfe, 0xff) || zeros(0)) {
            return StandardCharsets.UTF_16BE;
        }
        if (broken == 0 && expected == 0) {
            return StandardCharsets.UTF_8;
        }
        if (begins(0xef, 0xbb, 0xbf) || whole > 0) {
            throw new FileFailed(
                    "encoding_mixed",
                    "UTF-8 and " + (broken + (expected > 0 ? 1 : 0)) + " bytes that are none (expected: one encoding)");
        }
        return Charset.forName("windows-1252");
    }

    private boolean begins(int... mark) {
        if (inHead < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Latin text in UTF-16 has nearly every second byte zero. */
    private boolean zeros(int from) {
        int zeros = 0;
        for (int i = from; i < inHead; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return inHead >= 4 && zeros * 4 > inHead;
    }
}
