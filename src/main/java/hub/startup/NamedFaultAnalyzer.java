package hub.startup;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Shows what the hub itself refused, {@code name: value (expected: …)}, without the way it took through the beans. */
final class NamedFaultAnalyzer implements FailureAnalyzer {

    @Override
    public FailureAnalysis analyze(Throwable failedStart) {
        for (Throwable cause = failedStart; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && message.contains("(expected:") && !wraps(cause)) {
                return new FailureAnalysis(message, "Correct the value named above and start again.", cause);
            }
        }
        return null;
    }

    private static boolean wraps(Throwable cause) {
        String type = cause.getClass().getName();
        return type.startsWith("org.springframework.") || type.startsWith("org.apache.camel.");
    }
}
