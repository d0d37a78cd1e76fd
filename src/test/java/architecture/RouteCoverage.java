package architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedCamelContext;

/** Keeps what Camel counted, node by node, for {@link RouteCoverageIT} to judge when all tests have run. */
public final class RouteCoverage {

    static final Path FOLDER = Path.of("target", "route-coverage");

    private RouteCoverage() {}

    /** To be called while the routes still run; Camel forgets its counts when it stops. */
    public static void record(CamelContext camel) {
        try {
            String counted = camel.getCamelContextExtension()
                    .getContextPlugin(ManagedCamelContext.class)
                    .getManagedCamelContext()
                    .dumpRoutesCoverageAsXml();
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(UUID.randomUUID() + ".xml"), counted, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("route coverage cannot be kept", e);
        } catch (Exception e) {
            throw new AssertionError("route coverage cannot be read from Camel", e);
        }
    }
}
