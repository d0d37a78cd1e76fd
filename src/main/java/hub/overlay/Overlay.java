package hub.overlay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The files an integration engineer may add or replace: {@code connectors/}, {@code routes/}, {@code mappings/}
 * and {@code templates/} as built in, with those of the folder {@code HUB_OVERLAY} laid over them by path.
 */
@Component
public final class Overlay {

    private static final Set<String> FOLDERS = Set.of("connectors", "routes", "mappings", "templates");

    private final Path directory;
    private final Path sources;
    private final BuiltInFiles builtIn;

    /** As the settings say; {@code hub.sources} is a checkout whose files stand for the packed ones while developing. */
    @Autowired
    public Overlay(Environment environment) {
        this(
                environment.getProperty("hub.overlay", ""),
                environment.getProperty("hub.sources", ""),
                Overlay.class.getClassLoader());
    }

    /** @param directory the overlay folder, blank for none; a folder that cannot be read stops the start */
    public Overlay(String directory) {
        this(directory, "", Overlay.class.getClassLoader());
    }

    Overlay(String directory, String sources, ClassLoader classes) {
        this.directory = directory.isBlank() ? null : checked(Path.of(directory.strip()));
        this.sources = sources.isBlank() ? null : Path.of(sources.strip());
        this.builtIn = new BuiltInFiles(classes);
    }

    /**
     * Every file below one of these folders.
     *
     * @return path below the folder (with {@code /}) → file, sorted by path; an overlay file stands for the built-in one
     */
    public Map<String, Resource> files(String folder) {
        if (!FOLDERS.contains(folder)) {
            throw new IllegalArgumentException(
                    "folder: " + folder + " (expected: connectors, routes, mappings or templates)");
        }
        Map<String, Resource> files =
                new TreeMap<>(source(folder).map(Overlay::below).orElseGet(() -> builtIn.below(folder)));
        files.putAll(overlaid(folder));
        return Collections.unmodifiableMap(files);
    }

    /** Whether anything of this folder was added or replaced. */
    public boolean overlays(String folder) {
        return !overlaid(folder).isEmpty();
    }

    /** How a fault names the file: relative when built in, with the overlay's folder when it lies there. */
    public String nameOf(String folder, String path) {
        if (directory != null && Files.exists(directory.resolve(folder).resolve(path))) {
            return directory.resolve(folder).resolve(path).toString();
        }
        return folder + "/" + path;
    }

    /** Where the built-in files of a folder are written, when this is a checkout. */
    private Optional<Path> source(String folder) {
        return Optional.ofNullable(sources)
                .map(checkout -> folder.equals("connectors")
                        ? checkout.resolve(folder)
                        : checkout.resolve("src/main/resources").resolve(folder))
                .filter(Files::isDirectory);
    }

    private Map<String, Resource> overlaid(String folder) {
        boolean none = directory == null || !Files.isDirectory(directory.resolve(folder));
        return none ? Map.of() : below(directory.resolve(folder));
    }

    private static Map<String, Resource> below(Path root) {
        Map<String, Resource> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            found.filter(file -> Files.isRegularFile(file) && !hidden(root.relativize(file)))
                    .forEach(file -> files.put(slashed(root.relativize(file)), new FileSystemResource(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    private static String slashed(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    // Mounted volumes keep their generations in hidden folders beside the links to them.
    private static boolean hidden(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("."));
    }

    private static Path checked(Path directory) {
        if (!Files.isDirectory(directory) || !Files.isReadable(directory)) {
            throw new WrongFiles(List.of("HUB_OVERLAY: " + directory + " (expected: a readable folder)"));
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<String> faults = entries.filter(Files::isDirectory)
                    .filter(entry -> !hidden(directory.relativize(entry)))
                    .filter(entry -> !FOLDERS.contains(entry.getFileName().toString()))
                    .map(entry ->
                            "HUB_OVERLAY: " + entry + " (expected: only connectors, routes, mappings and templates)")
                    .sorted()
                    .toList();
            if (!faults.isEmpty()) {
                throw new WrongFiles(faults);
            }
            return directory;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
