package bench;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** {@link BareReceiver} running in this process, with a broker of its own. */
final class Bare implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    Bare(Path folder) throws ClassNotFoundException {
        context = (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(BareReceiver.class, Class.forName(BareReceiver.BROKER))
                        .run(
                                "--server.port=0",
                                "--server.tomcat.max-keep-alive-requests=-1",
                                "--spring.jmx.enabled=false",
                                "--hub.data-dir=" + folder.resolve("bare"));
    }

    int port() {
        return context.getWebServer().getPort();
    }

    void forgetWaiting() throws Exception {
        context.getBean(EmbeddedActiveMQ.class)
                .getActiveMQServer()
                .locateQueue("intake")
                .deleteAllReferences();
    }

    @Override
    public void close() {
        context.close();
    }
}
