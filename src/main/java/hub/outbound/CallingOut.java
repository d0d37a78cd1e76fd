package hub.outbound;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Gives Camel what calling out needs: one HTTP client per platform and the threads that calls wait on. */
@Component
@EnableConfigurationProperties(OutboundSettings.class)
final class CallingOut implements CamelContextConfiguration {

    private final Callees callees;
    private final OutboundSettings settings;

    CallingOut(Callees callees, OutboundSettings settings) {
        this.callees = callees;
        this.settings = settings;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        for (String calls : List.of("readCalls", "levelCalls", "pollCalls", "commandCalls", "reconcileCalls")) {
            ThreadPoolProfile threads = new ThreadPoolProfile(calls);
            threads.setPoolSize(settings.atOnce());
            threads.setMaxPoolSize(settings.atOnce());
            threads.setMaxQueueSize(settings.atOnce());
            threads.setAllowCoreThreadTimeOut(true);
            camel.getExecutorServiceManager().registerThreadPoolProfile(threads);
        }

        ScheduledExecutorService deadlines =
                camel.getExecutorServiceManager().newScheduledThreadPool(this, "call-deadlines", 1);
        for (String connector : callees.connectors()) {
            CallRules.Timeouts timeouts = callees.rules(connector).timeouts();
            camel.getRegistry().bind(connector + "-http", new PlatformClient(timeouts, settings, deadlines));
        }
    }

    /** Two calls that meet a kamelet for the first time would both build its route; a missing one is found here. */
    @Override
    public void afterApplicationStart(CamelContext camel) {
        for (String connector : callees.connectors()) {
            for (String kamelet : callees.rules(connector).reads().values()) {
                camel.getEndpoint("kamelet:" + kamelet + "/" + kamelet);
            }
            for (String verb : callees.verbs(connector)) {
                String kamelet = connector + "-" + verb;
                camel.getEndpoint("kamelet:" + kamelet + "/" + kamelet);
            }
        }
    }
}
