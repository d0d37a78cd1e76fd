package hub.overlay;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows wrong files as a list to work off, without a stack trace. */
final class WrongFilesAnalyzer extends AbstractFailureAnalyzer<WrongFiles> {

    @Override
    protected FailureAnalysis analyze(Throwable failedStart, WrongFiles wrong) {
        return new FailureAnalysis(wrong.getMessage(), "Correct the files named above and start again.", wrong);
    }
}
