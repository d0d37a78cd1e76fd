package drills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged hub laid out beside its libraries, with an archive of the classes that a start loads, as a container image
 * would hold it. A start takes a third of what it takes out of the one jar, and drills start many.
 */
final class Unpacked {

    private static List<String> command;

    private Unpacked() {}

    /** What follows {@code java} and its options. */
    static synchronized List<String> command(Path jar) {
        if (command == null) {
            Path folder = jar.resolveSibling("unpacked");
            Path hub = folder.resolve(jar.getFileName());
            Path classes = folder.resolve("classes.jsa");
            try {
                FileSystemUtils.deleteRecursively(folder);
                java(
                        jar.getParent(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        "unpacked");
                java(
                        Files.createTempDirectory("first-start"),
                        "-XX:ArchiveClassesAtExit=" + classes,
                        "-Dspring.context.exit=onRefresh",
                        "-Dserver.port=0",
                        "-jar",
                        hub.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            // Without the archive a start only takes longer.
            command = Files.exists(classes)
                    ? List.of("-XX:SharedArchiveFile=" + classes, "-jar", hub.toString())
                    : List.of("-jar", hub.toString());
        }
        return command;
    }

    private static void java(Path folder, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(HubProcess.java(), "-Xmx768m", "-XX:TieredStopAtLevel=1"));
        words.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(
                        Files.createTempFile("unpacked", ".log").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("HUB_"));
        try {
            builder.start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
