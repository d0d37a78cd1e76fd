package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Run by {@code ops/bench/spine}; arguments narrow it: ack, orders, latency. */
public final class SpineBench {

    private static final List<String> ALL = List.of("ack", "orders", "latency");

    private SpineBench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> wanted = arguments.length == 0 ? ALL : List.of(arguments);
        Path folder = Files.createTempDirectory(Path.of("target"), "bench").toAbsolutePath();
        Figures figures = new Figures(System.out);
        try (MeasuredHub hub = new MeasuredHub(folder)) {
            if (wanted.contains("ack")) {
                try (Bare bare = new Bare(folder)) {
                    AckRatio.measure(hub, bare, figures);
                }
            }
            if (wanted.contains("orders")) {
                new OrderRatio(hub, folder, 3, 1500).measure(figures);
                new OrderRatio(hub, folder, 20, 800).measure(figures);
            }
            if (wanted.contains("latency")) {
                AckLatency.measure(hub, figures);
            }
        }
        // Broker and HTTP threads of two applications would keep the process alive.
        System.exit(0);
    }
}
