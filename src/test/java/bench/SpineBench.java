package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Run by {@code ops/bench/spine}; arguments narrow it: ack, orders, latency. */
public final class SpineBench {

    private static final List<String> ALL = List.of("ack", "orders", "latency");

    private SpineBench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> wanted = arguments.length == 0 ? ALL : List.of(arguments);
        Path folder = Files.createTempDirectory(Path.of("target"), "bench").toAbsolutePath();
        Figures figures = new Figures(System.out);
        if (wanted.contains("ack")) {
            try (MeasuredHub hub = new MeasuredHub(folder.resolve("ack"));
                    Bare bare = new Bare(folder)) {
                AckRatio.measure(hub, bare, figures);
            }
        }
        if (wanted.contains("orders")) {
            orders(folder.resolve("20-lines"), 20, 400, figures);
            orders(folder.resolve("3-lines"), 3, 800, figures);
        }
        if (wanted.contains("latency")) {
            try (MeasuredHub hub = new MeasuredHub(folder.resolve("latency"))) {
                AckLatency.measure(hub, figures);
            }
        }
        FileSystemUtils.deleteRecursively(folder);
        // Broker and HTTP threads of two applications would keep the process alive.
        System.exit(0);
    }

    /** A hub of its own each: H2 keeps what it replaced for a while, and copying gigabytes would be most of the run. */
    private static void orders(Path folder, int lines, int orders, Figures figures) throws Exception {
        try (MeasuredHub hub = new MeasuredHub(folder)) {
            new OrderRatio(hub, folder, lines, orders).measure(figures);
        }
    }
}
