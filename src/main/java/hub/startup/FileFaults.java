package hub.startup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in one file, each as {@code file:line: name: value (expected: …)}. */
final class FileFaults {

    private record Fault(int line, String text) {}

    private final String file;
    private final List<Fault> faults = new ArrayList<>();

    FileFaults(String file) {
        this.file = file;
    }

    void add(Node at, String name, String value, String expected) {
        add(at.getStartMark().getLine() + 1, name, value, expected);
    }

    void add(int line, String name, String value, String expected) {
        String text = file + ":" + line + ": " + name + ": " + value + " (expected: " + expected + ")";
        Fault fault = new Fault(line, text);
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    boolean none() {
        return faults.isEmpty();
    }

    List<String> inOrder() {
        return faults.stream()
                .sorted(Comparator.comparingInt(Fault::line))
                .map(Fault::text)
                .toList();
    }
}
