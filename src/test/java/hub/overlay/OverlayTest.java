package hub.overlay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

class OverlayTest {

    @TempDir
    Path directory;

    @Test
    void files_on_the_class_path_are_found_by_their_path_below_the_folder() {
        assertThat(new Overlay("").files("connectors")).containsKey("shopify/connector.yaml");
    }

    @Test
    void files_inside_a_jar_are_found() throws IOException {
        Path jar = jar("with blank.jar");
        try (URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            Overlay overlay = new Overlay("", "", classes);

            assertThat(overlay.files("mappings")).containsOnlyKeys("acme/a b.jslt", "acme/order.jslt");
            assertThat(overlay.files("mappings").get("acme/order.jslt").getContentAsString(UTF_8))
                    .isEqualTo("packed");
            assertThat(overlay.files("routes")).isEmpty();
        }
    }

    @Test
    void an_overlay_file_replaces_the_built_in_one_and_a_new_one_is_added() throws IOException {
        write("connectors/shopify/README.md", "mine");
        write("connectors/mine/connector.yaml", "new");
        Overlay overlay = new Overlay(directory.toString());

        assertThat(overlay.files("connectors").get("shopify/README.md").getContentAsString(UTF_8))
                .isEqualTo("mine");
        assertThat(overlay.files("connectors")).containsKeys("mine/connector.yaml", "shopify/connector.yaml");
        assertThat(overlay.nameOf("connectors", "shopify/connector.yaml"))
                .isEqualTo("connectors/shopify/connector.yaml");
        assertThat(overlay.nameOf("connectors", "mine/connector.yaml"))
                .isEqualTo(directory.resolve("connectors/mine/connector.yaml").toString());
    }

    @Test
    void while_developing_the_sources_stand_for_the_packed_files_and_the_overlay_goes_before_both() throws IOException {
        Path checkout = directory.resolve("checkout");
        write("checkout/src/main/resources/mappings/acme/order.jslt", "source");
        write("checkout/src/main/resources/mappings/acme/refund.jslt", "source");
        write("checkout/connectors/acme/connector.yaml", "source");
        write("overlay/mappings/acme/order.jslt", "mine");
        Overlay overlay = new Overlay(directory.resolve("overlay").toString(), checkout.toString(), null);

        assertThat(overlay.files("mappings")).containsOnlyKeys("acme/order.jslt", "acme/refund.jslt");
        assertThat(overlay.files("mappings").get("acme/order.jslt").getContentAsString(UTF_8))
                .isEqualTo("mine");
        assertThat(overlay.files("mappings").get("acme/refund.jslt").getContentAsString(UTF_8))
                .isEqualTo("source");
        assertThat(overlay.files("connectors")).containsOnlyKeys("acme/connector.yaml");
        assertThat(overlay.nameOf("mappings", "acme/refund.jslt")).isEqualTo("mappings/acme/refund.jslt");
    }

    @Test
    void the_hidden_generations_of_a_mounted_volume_are_not_files_of_their_own() throws IOException {
        write("routes/..2026_11_23/orders.yaml", "one");
        Files.createSymbolicLink(directory.resolve("routes/orders.yaml"), Path.of("..2026_11_23/orders.yaml"));

        assertThat(new Overlay(directory.toString()).files("routes"))
                .containsKey("orders.yaml")
                .doesNotContainKey("..2026_11_23/orders.yaml");
    }

    @Test
    void a_missing_overlay_folder_stops_the_start() {
        Path missing = directory.resolve("nowhere");

        assertThatThrownBy(() -> new Overlay(missing.toString()))
                .isInstanceOf(WrongFiles.class)
                .hasMessage("HUB_OVERLAY: " + missing + " (expected: a readable folder)");
    }

    @Test
    void a_misspelt_folder_stops_the_start() throws IOException {
        write("mapings/acme/order.jslt", "{}");

        assertThatThrownBy(() -> new Overlay(directory.toString()))
                .isInstanceOf(WrongFiles.class)
                .hasMessage("HUB_OVERLAY: " + directory.resolve("mapings")
                        + " (expected: only connectors, routes, mappings and templates)");
    }

    @Test
    void a_failed_start_shows_the_faults_and_no_stack_trace() {
        WrongFiles wrong = new WrongFiles(List.of("a:1: x: y (expected: z)"));

        FailureAnalysis shown = new WrongFilesAnalyzer().analyze(new IllegalStateException(wrong));

        assertThat(shown.getDescription()).isEqualTo("a:1: x: y (expected: z)");
    }

    private void write(String path, String content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Path jar(String name) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new JarEntry("mappings/"));
            jar.putNextEntry(new JarEntry("mappings/acme/"));
            for (String entry : new String[] {"mappings/acme/order.jslt", "mappings/acme/a b.jslt"}) {
                jar.putNextEntry(new JarEntry(entry));
                jar.write("packed".getBytes(UTF_8));
            }
        }
        return file;
    }
}
