package hub.filetransfer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which files of the watched folder are taken: those that a rule names and that can be put aside afterwards. */
@Component("watchedFiles")
class WatchedFiles implements GenericFileFilter<File> {

    private final FolderRules rules;
    private final TakenFiles taken;
    private final FolderState state;
    private final Clock clock;
    private final long calm;

    /** @param calm milliseconds that nobody wrote to a file, until it counts as whole */
    WatchedFiles(
            FolderRules rules,
            TakenFiles taken,
            FolderState state,
            Clock clock,
            @Value("${hub.files.calm:5000}") long calm) {
        this.rules = rules;
        this.taken = taken;
        this.state = state;
        this.clock = clock;
        this.calm = calm;
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        if (file.isDirectory()) {
            return true;
        }
        if (rules.of(file.getRelativeFilePath().replace(File.separatorChar, '/'))
                .isEmpty()) {
            state.note("no_rule", "no rule and no folder says what they are (expected: <mapping>/<name>.<format>)");
            return false;
        }
        if (file.getLastModified() > clock.millis() - calm) {
            return false;
        }
        Path path = file.getFile().toPath();
        if (taken.lies(path)) {
            state.note("file_not_moved", "taken, but cannot be moved (expected: a folder the hub can write)");
            return false;
        }
        if (!canPutAside(path.getParent())) {
            state.note("folder_read_only", "cannot be moved once taken (expected: a folder the hub can write)");
            return false;
        }
        return true;
    }

    /** Asked before it is taken: else it would be taken at every look. */
    private static boolean canPutAside(Path folder) {
        try {
            for (String outcome : FolderFiles.OUTCOMES) {
                Files.createDirectories(folder.resolve("." + outcome));
            }
            return Files.isWritable(folder);
        } catch (IOException readOnlyOrFull) {
            return false;
        }
    }
}
