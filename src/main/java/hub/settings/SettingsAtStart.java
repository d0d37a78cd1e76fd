package hub.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Checks the environment before the start begins, and derives what Spring has to know from what the hub was told. */
final class SettingsAtStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    /** So that a sender hears 503 in time from a broker that neither answers nor hangs up. */
    private static final String IMPATIENT = "callTimeout=2000&callFailoverTimeout=2000";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        List<String> faults = SettingsFaults.of(environment);
        if (!faults.isEmpty()) {
            throw new WrongSettings(faults);
        }
        environment.getPropertySources().addFirst(new MapPropertySource("hubDerived", derived(environment)));
    }

    private static Map<String, Object> derived(ConfigurableEnvironment environment) {
        Map<String, Object> derived = new HashMap<>();
        String broker = environment.getProperty("hub.artemis-url", "").strip();
        if (!broker.isEmpty()) {
            derived.put("spring.artemis.mode", "native");
            derived.put("spring.artemis.broker-url", broker + (broker.contains("?") ? "&" : "?") + IMPATIENT);
        }
        String parts = environment.getProperty("hub.parts", "").strip();
        if (!parts.isEmpty()) {
            derived.put("management.endpoint.health.group.readiness.include", needs(parts));
        }
        String watched = environment.getProperty("hub.import-folder", "").strip();
        derived.put("hub.files.watched", !watched.isEmpty());
        // Never the folder the hub was started in, should a person start the flow.
        Path folder = Path.of(watched.isEmpty() ? "HUB_IMPORT_FOLDER" : watched);
        derived.put("hub.files.folder", folder.toAbsolutePath().toString());
        return derived;
    }

    /** An intake takes messages while the database is away, so that it stays ready then, whatever else runs beside it. */
    private static String needs(String parts) {
        if (parts.contains(Part.INTAKE.word())) {
            return "readinessState,routes,broker";
        }
        return parts.contains(Part.WORKER.word()) ? "readinessState,routes,broker,db" : "readinessState,routes,db";
    }

    @Override
    public int getOrder() {
        // The log must stand, or nobody would read what is wrong.
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }
}
