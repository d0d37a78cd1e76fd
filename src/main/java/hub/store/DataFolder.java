package hub.store;

import hub.settings.HubSettings;
import hub.settings.WrongSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The folder that an embedded hub owns alone: a second instance on it refuses to start. */
@Component
public class DataFolder implements DisposableBean {

    private final Path path;
    private final FileChannel channel;

    DataFolder(HubSettings settings) {
        path = settings.dataDir().toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            channel = settings.embeddedDatabase() || settings.embeddedBroker() ? lock() : null;
        } catch (IOException unusable) {
            throw new WrongSettings(
                    "HUB_DATA_DIR: " + path + " (expected: a folder the hub may write to): " + unusable, unusable);
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    private FileChannel lock() throws IOException {
        FileChannel opened =
                FileChannel.open(path.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(opened) == null) {
            opened.close();
            throw new WrongSettings(
                    "HUB_DATA_DIR: " + path
                            + " (expected: a folder no other hub is using; several replicas need PostgreSQL and an external broker)",
                    null);
        }
        return opened;
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    @Override
    public void destroy() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
