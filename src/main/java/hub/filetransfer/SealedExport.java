package hub.filetransfer;

import hub.security.FileSealer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** An export on its way: written as fast as the database gives it, sent as fast as its target takes it, sealed between. */
final class SealedExport implements AutoCloseable {

    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private final Path file;
    private final FileSealer sealer;
    private final byte[] key;
    private final byte[] name;

    private SealedExport(Path file, FileSealer sealer) {
        this.file = file;
        this.sealer = sealer;
        this.key = sealer.newKey();
        this.name = file.getFileName().toString().getBytes(StandardCharsets.UTF_8);
    }

    static SealedExport of(Path folder, FileSealer sealer, Writing writing) throws IOException {
        Files.createDirectories(folder);
        SealedExport one = new SealedExport(folder.resolve(UUID.randomUUID() + ".sealed"), sealer);
        try (OutputStream out =
                sealer.sealing(new BufferedOutputStream(Files.newOutputStream(one.file)), one.key, one.name)) {
            writing.to(out);
        } catch (IOException | RuntimeException failed) {
            one.close();
            throw failed;
        }
        return one;
    }

    InputStream open() throws IOException {
        return sealer.opening(new BufferedInputStream(Files.newInputStream(file)), key, name);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
