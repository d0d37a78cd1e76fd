package hub.startup;

import hub.overlay.Overlay;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.RuntimeCamelException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** What only Camel can find while it builds a route, with the file and line it comes from. */
final class RouteFaultAnalyzer extends AbstractFailureAnalyzer<RuntimeCamelException> {

    private static final Pattern ROUTE = Pattern.compile("(?:route:|duplicate id detected:) ([a-z0-9-]+)");
    private static final String ACTION = "Correct the file named above and start again.";

    private final Environment environment;

    RouteFaultAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable failedStart, RuntimeCamelException failed) {
        String route = route(failed);
        String place = place(failed, route);
        if (place == null) {
            return null;
        }
        return new FailureAnalysis(
                place + ": route: " + route + " (expected: one that starts): " + words(failed), ACTION, failed);
    }

    private String place(RuntimeCamelException failed, String route) {
        if (failed instanceof FailedToCreateRouteException created && created.getLocation() != null) {
            return created.getLocation();
        }
        if (route == null) {
            return null;
        }
        Overlay overlay = new Overlay(environment);
        String file = route + ".yaml";
        return overlay.files("routes").containsKey(file) ? overlay.nameOf("routes", file) : null;
    }

    private static String route(RuntimeCamelException failed) {
        if (failed instanceof FailedToCreateRouteException created) {
            return created.getRouteId();
        }
        Matcher named = ROUTE.matcher(String.valueOf(failed.getMessage()));
        return named.find() ? named.group(1) : null;
    }

    private static String words(Throwable failed) {
        Throwable deepest = failed;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
    }
}
