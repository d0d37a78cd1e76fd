package hub.filetransfer;

import java.util.Comparator;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.ScheduledPollConsumer;
import org.springframework.stereotype.Component;

/** Looks at a server once: Camel's own consumer lists, streams and puts aside; each file goes through one flow. */
@Component
class SftpPulls {

    private static final String FLOW = "direct:files-from-sftp";
    private static final int MOST_FILES = 1000;
    private static final Comparator<GenericFile<SftpRemoteFile>> OLDEST_FIRST = Comparator.comparing(
                    (GenericFile<SftpRemoteFile> file) -> file.getLastModified())
            .thenComparing(GenericFile::getFileName);

    private final SftpServers servers;
    private final SeenFiles seen;
    private final CamelContext camel;

    SftpPulls(SftpServers servers, SeenFiles seen, CamelContext camel) {
        this.servers = servers;
        this.seen = seen;
        this.camel = camel;
    }

    void look(PullRun run, Place.Sftp place, Credentials credentials) throws Exception {
        SftpEndpoint endpoint = servers.endpoint(run.schedule().id(), place, credentials);
        endpoint.setStartScheduler(false);
        endpoint.setMaxMessagesPerPoll(MOST_FILES);
        endpoint.setFilter(file -> wanted(run, place, file));
        endpoint.setSorter(OLDEST_FIRST);
        endpoint.setPollStrategy(new Told(run));
        putAside(endpoint, run, place);
        try (Producer flow = camel.getEndpoint(FLOW).createProducer()) {
            flow.start();
            Consumer consumer = endpoint.createConsumer(file -> {
                file.setVariable(SftpPull.RUN, run);
                flow.process(file);
                if (file.getException() != null) {
                    run.met(Trouble.of(file.getException()));
                }
            });
            ((DefaultConsumer) consumer).setExceptionHandler(new NotMoved(run));
            consumer.start();
            try {
                ((ScheduledPollConsumer) consumer).run();
            } finally {
                consumer.stop();
            }
        }
    }

    private void putAside(SftpEndpoint endpoint, PullRun run, Place.Sftp place) {
        switch (place.after()) {
            case MOVE -> endpoint.setMove("${file:parent}/.${variable.outcome}/${variable.import}-${file:onlyname}");
            case DELETE -> endpoint.setDelete(true);
            case KEEP -> {
                endpoint.setNoop(true);
                endpoint.setIdempotent(true);
                endpoint.setIdempotentKey("${file:name}-${file:size}-${file:modified}");
                endpoint.setIdempotentRepository(seen.of(run.schedule().id(), run.patience()));
            }
        }
    }

    /** What was written to a moment ago may not be whole; announced bytes that do not come are noticed anyway. */
    private static boolean wanted(PullRun run, Place.Sftp place, GenericFile<SftpRemoteFile> file) {
        run.patience().heard();
        return !file.isDirectory()
                && NamePattern.matches(place.pattern(), file.getFileNameOnly())
                && SftpPull.format((Task.Import) run.schedule().task(), file.getFileNameOnly())
                        .isPresent();
    }

    private record Told(PullRun run) implements PollingConsumerPollStrategy {

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            return true;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int files) {
            // The run counts for itself.
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retry, Exception cause) {
            run.met(Trouble.of(cause));
            return false;
        }
    }

    /** What happens outside the flow: putting a file aside. */
    private record NotMoved(PullRun run) implements ExceptionHandler {

        @Override
        public void handleException(Throwable failure) {
            run.met(Trouble.NOT_MOVED);
        }

        @Override
        public void handleException(String message, Throwable failure) {
            run.met(Trouble.NOT_MOVED);
        }

        @Override
        public void handleException(String message, Exchange file, Throwable failure) {
            run.met(Trouble.NOT_MOVED);
        }
    }
}
