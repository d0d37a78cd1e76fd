package hub.operation;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up once the flows run. One that a person stopped is named and no reason to call the hub down. */
@Component("routesHealthIndicator")
class RoutesHealth implements HealthIndicator {

    private final CamelContext camel;

    RoutesHealth(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public Health health() {
        if (!camel.isStarted()) {
            return Health.outOfService()
                    .withDetail("flows", camel.getStatus().name())
                    .build();
        }
        Health.Builder up = Health.up().withDetail("flows", camel.getRoutesSize());
        List<String> stopped = stopped();
        return stopped.isEmpty()
                ? up.build()
                : up.withDetail("stopped", stopped).build();
    }

    private List<String> stopped() {
        return camel.getRoutes().stream()
                .filter(Route::isAutoStartup)
                .map(Route::getRouteId)
                .filter(id -> camel.getRouteController().getRouteStatus(id) != ServiceStatus.Started)
                .sorted()
                .toList();
    }
}
