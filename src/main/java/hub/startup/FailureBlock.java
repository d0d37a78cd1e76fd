package hub.startup;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Tells a person at a terminal why the hub did not start; the log's line of it is for machines. */
final class FailureBlock implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis failure) {
        System.err.println(text(failure));
    }

    static String text(FailureAnalysis failure) {
        String action = failure.getAction() == null ? "" : "\n\n" + failure.getAction();
        return "\nCrossdock did not start.\n\n" + failure.getDescription().strip() + action + "\n";
    }
}
