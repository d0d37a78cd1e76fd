package hub.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets an app's order in, or tells the app why not. An app that nobody registered may do what any may. */
@Component
class AppGate {

    /** What an order carries that came too late to be refused for its app's age. */
    static final String OUTDATED = "appOutdated";

    private final Apps apps;
    private final AppSettings settings;

    AppGate(Apps apps, AppSettings settings) {
        this.apps = apps;
        this.settings = settings;
    }

    /** @param order with what the gate has to say about it */
    record Passed(JsonNode order, Duration unpaidHold) {}

    /** @throws Problem 403 for an app that is switched off, 409 for a new order of one that is too old */
    Passed pass(JsonNode order, Instant now) {
        Optional<App> app = apps.find(order.path("app").asText());
        Duration hold = app.map(App::unpaidHold).orElse(settings.unpaidHold());
        if (app.isEmpty()) {
            return new Passed(order, hold);
        }
        if (app.get().status() == App.Status.INACTIVE) {
            throw new Problem(
                    403, "app_inactive", "app: " + app.get().id() + " is inactive (expected: active)", List.of());
        }
        if (!app.get().isOutdated(order.path("appVersion").asText(null))) {
            return new Passed(order, hold);
        }
        if (!wasBuffered(order, now)) {
            String fault = "appVersion: too old (expected: " + app.get().leastVersion() + " or newer)";
            throw new Problem(409, "app_outdated", fault, List.of(new Problem.FieldFault("/appVersion", fault)));
        }
        ObjectNode named = order.deepCopy();
        return new Passed(named.put(OUTDATED, app.get().leastVersion()), hold);
    }

    private boolean wasBuffered(JsonNode order, Instant now) {
        Instant placed = Instant.parse(order.path("placedAt").asText());
        return order.path("offline").asBoolean()
                || placed.plus(settings.bufferedAfter()).isBefore(now);
    }
}
