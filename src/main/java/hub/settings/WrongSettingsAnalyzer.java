package hub.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the faults of the environment instead of a stack trace. */
final class WrongSettingsAnalyzer extends AbstractFailureAnalyzer<WrongSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongSettings wrong) {
        return new FailureAnalysis(wrong.getMessage(), "Correct the environment; the README lists its names.", wrong);
    }
}
