package hub.operation;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets no new connection in before the web server pauses: a paused server still takes connections and drops them unread,
 * while a closed port refuses them, so that their senders know at once that nobody took anything.
 */
@Component
class ClosedDoors implements SmartLifecycle {

    private static final int AFTER_DOORS_STAYED_OPEN_BEFORE_REQUESTS_END = DEFAULT_PHASE - 512;

    private final ApplicationContext hub;
    private volatile boolean running;

    ClosedDoors(ApplicationContext hub) {
        this.hub = hub;
    }

    @Override
    public void stop() {
        if (hub instanceof ServletWebServerApplicationContext web
                && web.getWebServer() instanceof TomcatWebServer server) {
            for (Connector door : server.getTomcat().getService().findConnectors()) {
                door.getProtocolHandler().closeServerSocketGraceful();
            }
        }
        running = false;
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
        return AFTER_DOORS_STAYED_OPEN_BEFORE_REQUESTS_END;
    }
}
