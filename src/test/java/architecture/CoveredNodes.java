package architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The counts of all tests, added up node by node. Ids that Camel makes up differ between starts, places do not. */
final class CoveredNodes {

    /**
     * @param place file and line
     * @param kind what step it is, e.g. {@code filter}
     * @param total exchanges that came to it
     * @param passed of a filter or choice how many it let into a branch; empty for others
     */
    record Node(String route, String place, String kind, String id, long total, String passed) {

        String line() {
            return String.join("\t", route, place, kind, id, String.valueOf(total), passed);
        }

        static Node of(String line) {
            String[] parts = line.split("\t", -1);
            return new Node(parts[0], parts[1], parts[2], parts[3], Long.parseLong(parts[4]), parts[5]);
        }

        private String key() {
            return route + " " + place + " " + kind;
        }

        private Node and(Node other) {
            String both = passed.isEmpty() ? "" : String.valueOf(Long.parseLong(passed) + Long.parseLong(other.passed));
            return new Node(route, place, kind, id, total + other.total, both);
        }

        private String gap() {
            if (total == 0) {
                return says("never executed");
            }
            return !passed.isEmpty() && total == Long.parseLong(passed) ? says("never passed by") : null;
        }

        private String says(String what) {
            return route + ": " + kind + " " + id + " (" + place + "): " + what;
        }
    }

    private final Map<String, Node> nodes = new TreeMap<>();

    static CoveredNodes read(Path folder) throws IOException {
        CoveredNodes covered = new CoveredNodes();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                covered.add(Files.readAllLines(file));
            }
        }
        return covered;
    }

    void add(List<String> lines) {
        lines.stream().map(Node::of).forEach(node -> nodes.merge(node.key(), node, Node::and));
    }

    Set<String> routes() {
        return nodes.values().stream().map(Node::route).collect(Collectors.toSet());
    }

    /** Every node no test came through, and every branch no test went round. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (Node node : nodes.values()) {
            String gap = node.gap();
            if (gap != null) {
                gaps.add(gap);
            }
        }
        return gaps;
    }
}
