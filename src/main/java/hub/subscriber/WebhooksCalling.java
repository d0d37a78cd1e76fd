package hub.subscriber;

import hub.outbound.CallRules;
import hub.outbound.OutboundSettings;
import hub.outbound.PlatformClient;
import hub.startup.BoundToCamel;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Gives Camel what telling subscribers needs: an HTTP client and a thread per lane. */
@Component
@BoundToCamel("webhooks-http")
@EnableConfigurationProperties(SubscriberSettings.class)
class WebhooksCalling implements CamelContextConfiguration {

    private final SubscriberSettings settings;
    private final OutboundSettings outbound;

    WebhooksCalling(SubscriberSettings settings, OutboundSettings outbound) {
        this.settings = settings;
        this.outbound = outbound;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        ThreadPoolProfile threads = new ThreadPoolProfile("webhookLanes");
        threads.setPoolSize(settings.atOnce());
        threads.setMaxPoolSize(settings.atOnce());
        threads.setMaxQueueSize(settings.atOnce());
        threads.setAllowCoreThreadTimeOut(true);
        camel.getExecutorServiceManager().registerThreadPoolProfile(threads);
        ScheduledExecutorService deadlines =
                camel.getExecutorServiceManager().newScheduledThreadPool(this, "webhook-deadlines", 1);
        CallRules.Timeouts timeouts =
                new CallRules.Timeouts(settings.connectTimeout(), settings.readTimeout(), settings.totalTimeout());
        camel.getRegistry().bind("webhooks-http", new PlatformClient(timeouts, outbound, deadlines));
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // All stands before the routes are built.
    }
}
