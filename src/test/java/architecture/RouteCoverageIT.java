package architecture;

import static org.assertj.core.api.Assertions.assertThat;

import hub.overlay.Overlay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Runs last: every node of every flow and kamelet was executed by some test, both ways of each branch. */
@Order(Integer.MAX_VALUE)
class RouteCoverageIT {

    @Test
    void every_node_of_every_flow_was_executed_by_some_test() throws IOException {
        CoveredNodes covered = CoveredNodes.read(RouteCoverage.FOLDER);

        assertThat(covered.routes()).containsAll(shipped());
        assertThat(covered.gaps()).isEmpty();
    }

    /** Kamelets and YAML flows; flows in Java are there because they ran. */
    private static Set<String> shipped() {
        Overlay files = new Overlay("");
        return Stream.of("routes", "connectors")
                .flatMap(folder -> files.files(folder).keySet().stream())
                .filter(path -> path.endsWith(".kamelet.yaml") || path.matches("[^/]+\\.yaml"))
                .map(path -> Path.of(path).getFileName().toString().replaceFirst("(\\.kamelet)?\\.yaml$", ""))
                .collect(Collectors.toSet());
    }
}
