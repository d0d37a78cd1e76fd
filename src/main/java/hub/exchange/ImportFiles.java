package hub.exchange;

import hub.problem.Problem;
import hub.security.FileSealer;
import hub.settings.HubSettings;
import hub.settings.Part;
import hub.store.DataFolder;
import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Files that were taken, sealed, in {@code <data>/imports} or a folder that several instances share. */
@Component
class ImportFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ImportFiles.class);
    private static final int CHUNK = 64 * 1024;
    private static final long LOOK_EVERY = 16L * 1024 * 1024;

    private final Path folder;
    private final FileSealer sealer;
    private final HubSettings settings;
    private final boolean reachesWorker;

    /** @param shared where consoles and workers are processes of their own; empty for the data folder */
    ImportFiles(
            DataFolder data, FileSealer sealer, HubSettings settings, @Value("${hub.imports.folder:}") String shared) {
        this.folder = shared.isBlank() ? data.resolve("imports") : Path.of(shared);
        this.reachesWorker = !shared.isBlank() || settings.runs(Part.WORKER);
        this.sealer = sealer;
        this.settings = settings;
    }

    /** Returns when the file is on disk. A sender that breaks off leaves nothing behind. */
    StoredFile store(UUID id, InputStream in) {
        if (!reachesWorker) {
            throw new Problem(
                    503,
                    "storage_unavailable",
                    "hub.imports.folder: not set (expected: a folder that consoles and workers share)",
                    List.of());
        }
        byte[] key = sealer.newKey();
        try {
            Files.createDirectories(folder);
            return write(id, key, in);
        } catch (BrokenOff e) {
            delete(id);
            LOG.warn("import {}: not stored: {}", id, e.toString());
            throw new Problem(400, "body_unreadable", "the file broke off (expected: its end)", List.of());
        } catch (IOException e) {
            delete(id);
            LOG.warn("import {}: not stored: {}", id, e.toString());
            throw new Problem(503, "storage_unavailable", "the file cannot be stored now", List.of());
        } catch (RuntimeException e) {
            delete(id);
            throw e;
        }
    }

    /** The file's bytes; {@link CountedBytes#bytesRead()} says how far they were read. */
    CountedBytes open(UUID id, byte[] key) {
        try {
            InputStream sealed = new BufferedInputStream(Files.newInputStream(path(id)), CHUNK);
            return new CountedBytes(sealer.opening(sealed, key, name(id)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Instances may share a database but no disk. */
    boolean isHere(UUID id) {
        return Files.exists(path(id));
    }

    void delete(UUID id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredFile write(UUID id, byte[] key, InputStream in) throws IOException {
        MessageDigest hash = sha256();
        TextEncoding encoding = new TextEncoding();
        long bytes = 0;
        try (FileChannel file = FileChannel.open(path(id), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream sealing = sealer.sealing(new StaysOpen(Channels.newOutputStream(file)), key, name(id));
            byte[] buffer = new byte[CHUNK];
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                if (bytes / LOOK_EVERY != (bytes + read) / LOOK_EVERY || bytes == 0) {
                    checkRoom();
                }
                hash.update(buffer, 0, read);
                encoding.add(buffer, read);
                sealing.write(buffer, 0, read);
                bytes += read;
            }
            sealing.close();
            file.force(true);
        }
        syncFolder();
        String sha256 = HexFormat.of().formatHex(hash.digest());
        try {
            return new StoredFile(id, bytes, sha256, encoding.charset().name(), null, key);
        } catch (FileFailed unreadable) {
            return new StoredFile(id, bytes, sha256, null, unreadable, key);
        }
    }

    /** The sender's fault, not the disk's. */
    private static int read(InputStream in, byte[] buffer) throws BrokenOff {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    private static final class BrokenOff extends IOException {

        BrokenOff(IOException cause) {
            super(cause);
        }
    }

    /** Else a file may be gone after a power cut although its bytes were synced. */
    private void syncFolder() throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private void checkRoom() throws IOException {
        if (folder.toFile().getUsableSpace() < settings.broker().minFreeDisk().toBytes()) {
            throw new IOException("the disk is full");
        }
    }

    private Path path(UUID id) {
        return folder.resolve(id + ".sealed");
    }

    /** The last segment is written by closing, and a closed file can no longer be synced. */
    private static final class StaysOpen extends FilterOutputStream {

        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static byte[] name(UUID id) {
        return id.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
