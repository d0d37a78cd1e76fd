package architecture;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The counts of all tests, added up node by node. Ids that Camel makes up differ between starts, places do not. */
final class CoveredRoutes {

    private static final String COUNT = "exchangesTotal";

    private static final class Node {
        private final String name;
        private final String tag;
        private final String id;
        private final String place;
        private final boolean counted;
        private final List<String> children = new ArrayList<>();
        private long total;

        private Node(String name, Element element, String place) {
            this.name = name;
            this.tag = element.getTagName();
            this.id = element.getAttribute("id");
            this.place = place;
            this.counted = element.hasAttribute(COUNT);
        }

        private String says(String what) {
            return name + ": " + tag + " " + id + " (" + place + "): " + what;
        }
    }

    private final Map<String, Map<String, Node>> routes = new TreeMap<>();

    static CoveredRoutes read(Path folder) throws IOException {
        CoveredRoutes covered = new CoveredRoutes();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                covered.add(Files.readString(file));
            }
        }
        return covered;
    }

    void add(String xml) {
        NodeList found = parsed(xml).getElementsByTagName("route");
        for (int i = 0; i < found.getLength(); i++) {
            Element route = (Element) found.item(i);
            String name = route.getAttribute("id");
            add(routes.computeIfAbsent(name, any -> new LinkedHashMap<>()), name, "", route, "");
        }
    }

    Set<String> names() {
        return routes.keySet();
    }

    /** Every node no test came through, and every branch no test took. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        routes.values()
                .forEach(nodes -> nodes.forEach((path, node) -> {
                    if (node.counted && node.total == 0) {
                        gaps.add(node.says("never executed"));
                    } else if (node.tag.equals("filter") && node.total == inside(nodes, node)) {
                        gaps.add(node.says("never refused anything"));
                    } else if (node.tag.equals("choice")
                            && !otherwise(nodes, node)
                            && node.total == inside(nodes, node)) {
                        gaps.add(node.says("never fell through"));
                    }
                }));
        return gaps;
    }

    private static boolean otherwise(Map<String, Node> nodes, Node choice) {
        return choice.children.stream().anyMatch(child -> nodes.get(child).tag.equals("otherwise"));
    }

    /** How many exchanges went into the node's branches: the count of the first step of each. */
    private static long inside(Map<String, Node> nodes, Node node) {
        if (node.tag.equals("filter")) {
            return first(nodes, node);
        }
        return node.children.stream()
                .map(nodes::get)
                .mapToLong(branch -> first(nodes, branch))
                .sum();
    }

    private static long first(Map<String, Node> nodes, Node branch) {
        return branch.children.stream()
                .map(nodes::get)
                .filter(child -> child.counted)
                .mapToLong(child -> child.total)
                .findFirst()
                .orElse(0);
    }

    private static void add(Map<String, Node> nodes, String name, String path, Element element, String around) {
        String own = element.getAttribute("sourceLocation");
        String line = element.getAttribute("sourceLineNumber");
        String place = own.isEmpty() ? around : own + (line.isEmpty() ? "" : ":" + line);
        Node node = nodes.computeIfAbsent(path, any -> new Node(name, element, place));
        if (element.hasAttribute(COUNT)) {
            node.total += Long.parseLong(element.getAttribute(COUNT));
        }
        int number = 0;
        for (org.w3c.dom.Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element step) {
                String below = path + "/" + number++ + step.getTagName();
                if (!node.children.contains(below)) {
                    node.children.add(below);
                }
                add(nodes, name, below, step, place);
            }
        }
    }

    private static Element parsed(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (Exception unreadable) {
            throw new AssertionError("coverage dump of Camel: " + xml, unreadable);
        }
    }
}
