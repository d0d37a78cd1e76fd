package hub.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class FailedStartTest {

    @TempDir
    private Path folder;

    @Test
    void what_the_hub_refused_is_shown_without_the_beans_it_came_through() {
        IllegalStateException refused = new IllegalStateException("HUB_MASTER_KEY: no (expected: yes)");

        FailureAnalysis shown = new NamedFaultAnalyzer().analyze(new BeanCreationException("a", "wired", refused));

        assertThat(FailureBlock.text(shown)).isEqualTo("""

                Crossdock did not start.

                HUB_MASTER_KEY: no (expected: yes)

                Correct the value named above and start again.
                """);
    }

    @Test
    void what_nobody_foresaw_keeps_its_stack_trace() {
        assertThat(new NamedFaultAnalyzer().analyze(new IllegalStateException("oh")))
                .isNull();
        assertThat(routes().analyze(new IllegalStateException("oh"))).isNull();
    }

    @Test
    void a_route_camel_cannot_build_is_shown_with_its_line() {
        FailureAnalysis shown = routes().analyze(new FailedToCreateRouteException(
                "acme", "routes/acme.yaml:5", "timer", new IllegalArgumentException("no such thing")));

        assertThat(shown.getDescription())
                .isEqualTo("routes/acme.yaml:5: route: acme (expected: one that starts): no such thing");
    }

    @Test
    void an_id_that_a_flow_in_java_has_is_shown_with_the_file_that_took_it() throws IOException {
        Path file = folder.resolve("routes/to-intake.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "[]");

        FailureAnalysis shown =
                routes().analyze(new FailedToStartRouteException("to-intake", "duplicate id detected: to-intake"));

        assertThat(shown.getDescription())
                .startsWith(file + ": route: to-intake")
                .contains("duplicate id");
    }

    private RouteFaultAnalyzer routes() {
        return new RouteFaultAnalyzer(new MockEnvironment().withProperty("hub.overlay", folder.toString()));
    }
}
