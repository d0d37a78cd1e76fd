package hub.filetransfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Files that were taken and still lie where they lay, because they cannot be moved: not to be taken again and again. */
@Component
class TakenFiles {

    private record Look(long size, FileTime modified) {}

    private final Map<Path, Look> taken = new ConcurrentHashMap<>();

    void add(Path file) {
        Look look = look(file);
        if (look != null) {
            taken.put(file, look);
        }
    }

    boolean lies(Path file) {
        Look before = taken.get(file);
        return before != null && before.equals(look(file));
    }

    /** What was moved, or is another file by now. */
    void forgetGone() {
        taken.keySet().removeIf(file -> !lies(file));
    }

    private static Look look(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Look(now.size(), now.lastModifiedTime());
        } catch (IOException gone) {
            return null;
        }
    }
}
