package hub.channel;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in one file, each as {@code file:line: path: value (expected: …)}. */
final class YamlFaults {

    private record Fault(int line, String text) {}

    private final String file;
    private final List<Fault> faults = new ArrayList<>();

    YamlFaults(String file) {
        this.file = file;
    }

    void add(Node at, String path, String value, String expected) {
        add(at.getStartMark().getLine() + 1, path, value, expected);
    }

    void add(int line, String path, String value, String expected) {
        faults.add(new Fault(line, file + ":" + line + ": " + path + ": " + value + " (expected: " + expected + ")"));
    }

    boolean none() {
        return faults.isEmpty();
    }

    List<String> inOrder() {
        return faults.stream()
                .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                .map(Fault::text)
                .toList();
    }
}
