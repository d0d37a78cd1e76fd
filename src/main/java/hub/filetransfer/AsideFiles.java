package hub.filetransfer;

import hub.exchange.FileImport;
import hub.exchange.ImportDesk;
import hub.store.DatabaseAway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What was put aside in the watched folder: in clear as it came, so that it should not lie there for ever. */
@Component("asideFiles")
public class AsideFiles {

    private static final Logger LOG = LoggerFactory.getLogger(AsideFiles.class);
    private static final int UUID_LENGTH = 36;

    private final ImportDesk imports;
    private final Clock clock;
    private final Path folder;
    private final Duration keep;

    /** @param keep how long after the end of its import; null for ever */
    AsideFiles(
            ImportDesk imports,
            Clock clock,
            @Value("${hub.files.folder:}") String folder,
            @Value("${hub.files.keep-aside:#{null}}") Duration keep) {
        this.imports = imports;
        this.clock = clock;
        this.folder = Path.of(folder);
        this.keep = keep;
    }

    public void forget() throws IOException {
        if (keep == null || !Files.isDirectory(folder)) {
            return;
        }
        Instant before = clock.instant().minus(keep);
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(AsideFiles::isAside)
                    .filter(file -> isOver(file, before))
                    .forEach(AsideFiles::delete);
        } catch (RuntimeException failure) {
            if (!DatabaseAway.isTold(failure)) {
                throw failure;
            }
            LOG.warn("import folder: nothing put aside is deleted: the database is away");
        }
    }

    private static boolean isAside(Path file) {
        Path parent = file.getParent();
        return parent != null
                && FolderFiles.OUTCOMES.stream().anyMatch(outcome -> parent.endsWith("." + outcome))
                && Files.isRegularFile(file);
    }

    /** What people put there is theirs; what was written to since cannot have been over before. */
    private boolean isOver(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before)
                    && brought(file)
                            .map(FileImport::finishedAt)
                            .filter(end -> end.isBefore(before))
                            .isPresent();
        } catch (IOException gone) {
            return false;
        }
    }

    private Optional<FileImport> brought(Path file) {
        String name = file.getFileName().toString();
        if (name.length() <= UUID_LENGTH || name.charAt(UUID_LENGTH) != '-') {
            return Optional.empty();
        }
        try {
            return imports.find(UUID.fromString(name.substring(0, UUID_LENGTH)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            LOG.warn(
                    "import folder: a file put aside cannot be deleted: {}",
                    stays.getClass().getSimpleName());
        }
    }
}
