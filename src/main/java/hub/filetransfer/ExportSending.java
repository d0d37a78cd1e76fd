package hub.filetransfer;

import hub.exchange.ExportFilter;
import hub.exchange.ExportKind;
import hub.exchange.ExportKinds;
import hub.exchange.Records;
import hub.security.FileSealer;
import hub.store.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileExist;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes an export and sends it to its folder or server, under its name only once it is whole. */
@Component
class ExportSending {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String LAST = "last";

    private final ExportKinds kinds;
    private final SftpServers servers;
    private final FileSealer sealer;
    private final ProducerTemplate producer;
    private final CamelContext camel;
    private final Clock clock;
    private final Path waiting;
    private final String folder;

    ExportSending(
            ExportKinds kinds,
            SftpServers servers,
            FileSealer sealer,
            ProducerTemplate producer,
            CamelContext camel,
            Clock clock,
            DataFolder data,
            @Value("${hub.export-folder:}") String folder) {
        this.kinds = kinds;
        this.servers = servers;
        this.sealer = sealer;
        this.producer = producer;
        this.camel = camel;
        this.clock = clock;
        this.waiting = data.resolve("exports");
        this.folder = folder;
    }

    /** @param credentials null for a folder */
    void send(PullRun run, Credentials credentials) throws Exception {
        run.patience().works();
        Task.Export task = (Task.Export) run.schedule().task();
        Instant now = clock.instant();
        ExportKind kind = kinds.find(task.of()).orElseThrow(() -> new IOException(task.of() + " (expected: a kind)"));
        try (SealedExport export = SealedExport.of(waiting, sealer, out -> {
                    Records records = Records.of(task.format(), kind.record(), kind.columns(task.personal()), out);
                    kind.write(filter(task.filter(), now), task.personal(), records);
                    records.end();
                });
                InputStream bytes = new SentBytes(export.open(), run.patience())) {
            String name =
                    kind.name() + "-" + STAMP.format(now) + "." + task.format().word();
            run.patience().listens();
            deliver(target(run.schedule(), credentials), name, bytes);
            run.took();
        }
    }

    private void deliver(GenericFileEndpoint<?> target, String name, InputStream bytes) throws Exception {
        target.setTempPrefix(".part-");
        target.setFileExist(GenericFileExist.Fail);
        target.setAutoCreate(true);
        Exchange sent = producer.send(target, exchange -> {
            exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
            exchange.getMessage().setBody(bytes);
        });
        if (sent.getException() != null) {
            throw sent.getException();
        }
    }

    private GenericFileEndpoint<?> target(FileSchedule one, Credentials credentials) throws IOException {
        if (one.place() instanceof Place.Sftp server) {
            return servers.endpoint(one.id(), server, credentials);
        }
        if (folder.isBlank()) {
            throw new IOException("HUB_EXPORT_FOLDER: not set (expected: a folder)");
        }
        Path at = Path.of(folder).toAbsolutePath().resolve(one.place().path());
        Endpoint target = camel.getEndpoint("file:" + at);
        return (FileEndpoint) target;
    }

    /** {@code last} is a period before the export: yesterday's orders, every day. */
    private static ExportFilter filter(Map<String, String> stated, Instant now) {
        Instant from = stated.containsKey(LAST) ? now.minus(Duration.parse(stated.get(LAST))) : moment(stated, "from");
        return new ExportFilter(
                from, moment(stated, "to"), stated.get("account"), stated.get("channel"), stated.get("sku"), now);
    }

    private static Instant moment(Map<String, String> stated, String name) {
        return stated.containsKey(name) ? Instant.parse(stated.get(name)) : null;
    }
}
