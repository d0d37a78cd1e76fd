package hub.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Knows how many bytes were read. */
final class CountedBytes extends FilterInputStream {

    private long read;

    CountedBytes(InputStream in) {
        super(in);
    }

    long bytesRead() {
        return read;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        read += one < 0 ? 0 : 1;
        return one;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int got = super.read(target, from, length);
        read += Math.max(0, got);
        return got;
    }
}
