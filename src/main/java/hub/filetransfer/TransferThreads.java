package hub.filetransfer;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.stereotype.Component;

/** The threads that transfers wait on: a server that hangs delays no other transfer, as long as few hang. */
@Component
class TransferThreads implements CamelContextConfiguration {

    private static final int AT_ONCE = 8;
    private static final int MOST_WAITING = 1000;

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        ThreadPoolProfile threads = new ThreadPoolProfile("fileTransfers");
        threads.setPoolSize(AT_ONCE);
        threads.setMaxPoolSize(AT_ONCE);
        threads.setMaxQueueSize(MOST_WAITING);
        threads.setAllowCoreThreadTimeOut(true);
        camel.getExecutorServiceManager().registerThreadPoolProfile(threads);
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // All is said before the start.
    }
}
