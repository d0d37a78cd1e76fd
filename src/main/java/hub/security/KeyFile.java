package hub.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** A secret in the data folder that only its owner can read. */
final class KeyFile {

    private final Path path;

    KeyFile(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    Path path() {
        return path;
    }

    /** What the file says; a new one is written from {@code fresh} when there is none. */
    String readOrCreate(Supplier<String> fresh) {
        try {
            if (!Files.exists(path)) create(fresh.get());
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be read or written (expected: a writable data folder)", e);
        }
    }

    private void create(String secret) throws IOException {
        Files.createDirectories(path.getParent());
        try (var out = Files.newByteChannel(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
            out.write(java.nio.ByteBuffer.wrap((secret + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException another) {
            // Another start was quicker; its secret is as good.
            return;
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!posix) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
