package hub.filetransfer;

import hub.exchange.FileImport;
import hub.exchange.Format;
import hub.exchange.ImportDesk;
import hub.exchange.IncomingFile;
import hub.security.Caller;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Brings in one file of a server, for the flow {@code files-from-sftp}. */
@Component("sftpPull")
public class SftpPull {

    static final String RUN = "run";

    private final ImportDesk desk;

    SftpPull(ImportDesk desk) {
        this.desk = desk;
    }

    /** Says in the variables {@code outcome} and {@code import} where the file is to be moved to. */
    public void take(Exchange exchange) {
        PullRun run = exchange.getVariable(RUN, PullRun.class);
        Task.Import task = (Task.Import) run.schedule().task();
        String name = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
        long length = exchange.getMessage().getHeader(Exchange.FILE_LENGTH, Long.class);
        run.patience().listens();
        IncomingFile in = new IncomingFile(
                format(task, name).orElseThrow(),
                task.mapping(),
                task.account(),
                IncomingFile.ofSchedule(run.schedule().id()),
                name,
                Caller.current());
        InputStream bytes = exchange.getMessage().getBody(InputStream.class);
        FileImport brought = desk.accept(in, new ServerBytes(bytes, length, run.patience()));
        exchange.setVariable("outcome", brought.isRefused() ? "failed" : "done");
        exchange.setVariable("import", brought.id());
        run.took();
        run.patience().listens();
    }

    /** What the schedule says, else the file's ending. */
    static Optional<Format> format(Task.Import task, String name) {
        return Optional.ofNullable(task.format())
                .or(() -> Format.of(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
    }
}
