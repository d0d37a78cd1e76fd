package hub.operation;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.coyote.AbstractProtocol;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Between the end of the running requests and the end of the web server: a connection that was accepted and whose request is
 * not read yet counts as no request, and would be cut. Given a moment, it is answered 503.
 */
@Component
class LastConnections implements SmartLifecycle {

    private static final int AFTER_REQUESTS_BEFORE_SERVER = DEFAULT_PHASE - 1536;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final ApplicationContext hub;
    private final Duration atMost;
    private volatile boolean running;

    LastConnections(ApplicationContext hub, @Value("${hub.doors-stay-open:PT2S}") Duration atMost) {
        this.hub = hub;
        this.atMost = atMost;
    }

    @Override
    public void stop() {
        long end = System.nanoTime() + atMost.toNanos();
        while (open() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        running = false;
    }

    private long open() {
        if (hub instanceof ServletWebServerApplicationContext web
                && web.getWebServer() instanceof TomcatWebServer server
                && server.getTomcat().getConnector().getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            return protocol.getConnectionCount();
        }
        return 0;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_REQUESTS_BEFORE_SERVER;
    }
}
