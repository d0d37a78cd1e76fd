package hub.filetransfer;

import hub.exchange.FileImport;
import hub.exchange.ImportDesk;
import hub.exchange.IncomingFile;
import hub.problem.Problem;
import hub.security.Caller;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings in what was dropped into the watched folder. */
@Component("folderFiles")
public class FolderFiles {

    static final List<String> OUTCOMES = List.of("done", "failed");
    private static final Logger LOG = LoggerFactory.getLogger(FolderFiles.class);

    private final FolderRules rules;
    private final ImportDesk desk;
    private final TakenFiles taken;
    private final FolderTurn turn;
    private final FolderState state;

    FolderFiles(FolderRules rules, ImportDesk desk, TakenFiles taken, FolderTurn turn, FolderState state) {
        this.rules = rules;
        this.desk = desk;
        this.taken = taken;
        this.turn = turn;
        this.state = state;
    }

    /**
     * Says in the variables {@code outcome} and {@code import} where the file is to be moved to.
     *
     * @throws Problem when it cannot be stored now: it stays
     */
    public void take(Exchange exchange, GenericFile<File> file) throws IOException {
        FolderRules.Said said = rules.of(file.getRelativeFilePath().replace(File.separatorChar, '/'))
                .orElseThrow(() -> new IOException("its rule is gone (expected: a rule)"));
        String origin = said.schedule() == null ? IncomingFile.FOLDER : IncomingFile.ofSchedule(said.schedule());
        IncomingFile in = new IncomingFile(
                said.format(), said.mapping(), said.account(), origin, file.getFileNameOnly(), Caller.current());
        try (InputStream bytes = Files.newInputStream(file.getFile().toPath())) {
            FileImport brought = desk.accept(in, bytes);
            taken.add(file.getFile().toPath());
            exchange.setVariable("outcome", brought.isRefused() ? "failed" : "done");
            exchange.setVariable("import", brought.id());
        } catch (Problem notNow) {
            LOG.warn("import folder: a file waits: {}", notNow.code());
            state.note(notNow.code(), notNow.getMessage());
            turn.rest();
            throw notNow;
        }
    }
}
