package hub.filetransfer;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file as it comes from a server: each byte is a sign of life, and as many are expected as were announced. */
final class ServerBytes extends FilterInputStream {

    private final long announced;
    private final Patience patience;
    private long read;

    ServerBytes(InputStream in, long announced, Patience patience) {
        super(in);
        this.announced = announced;
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int got = super.read(target, from, length);
        patience.heard();
        read += Math.max(0, got);
        if (got >= 0) {
            return got;
        }
        if (read != announced) {
            throw new EOFException(read + " bytes (expected: " + announced + ")");
        }
        patience.works();
        return got;
    }
}
