package hub.filetransfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes on their way to a server: that it takes more is a sign of life. */
final class SentBytes extends FilterInputStream {

    private final Patience patience;

    SentBytes(InputStream in, Patience patience) {
        super(in);
        this.patience = patience;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        patience.heard();
        return super.read(target, from, length);
    }
}
