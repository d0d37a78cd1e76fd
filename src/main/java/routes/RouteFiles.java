package routes;

import hub.overlay.Overlay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Resource;
import org.apache.camel.spring.boot.CamelSpringBootRoutesCollector;
import org.apache.camel.support.PluginHelper;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Gathers the YAML flows and the connectors' kamelets, built in and overlaid. Camel's own include pattern can neither
 * replace a file nor do without a missing folder.
 */
@Component
class RouteFiles extends CamelSpringBootRoutesCollector {

    private final Overlay overlay;

    RouteFiles(ApplicationContext application, Overlay overlay) {
        super(application, false);
        this.overlay = overlay;
    }

    @Override
    public Collection<RoutesBuilder> collectRoutesFromDirectory(CamelContext camel, String exclude, String include) {
        try {
            return PluginHelper.getRoutesLoader(camel).findRoutesBuilders(files());
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    @Override
    public Collection<Resource> findRouteResourcesFromDirectory(CamelContext camel, String exclude, String include) {
        return files();
    }

    /** Kamelets first: the flows call them. */
    private List<Resource> files() {
        List<Resource> files = new ArrayList<>();
        add(files, "connectors", ".kamelet.yaml");
        add(files, "routes", ".yaml");
        return files;
    }

    private void add(List<Resource> files, String folder, String ending) {
        for (Map.Entry<String, org.springframework.core.io.Resource> file :
                overlay.files(folder).entrySet()) {
            if (file.getKey().endsWith(ending)) {
                files.add(new OverlaidFile(overlay.nameOf(folder, file.getKey()), file.getValue()));
            }
        }
    }
}
