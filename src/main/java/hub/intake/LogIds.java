package hub.intake;

import java.util.UUID;
import org.slf4j.MDC;

/** What every log line written for a message carries: its id, its account and, once known, its order. Nothing of a person. */
final class LogIds implements AutoCloseable {

    private static final String MESSAGE = "messageId";
    private static final String ACCOUNT = "account";
    private static final String ORDER = "orderId";

    private LogIds() {}

    static LogIds of(Envelope.About about) {
        MDC.put(MESSAGE, about.messageId().toString());
        MDC.put(ACCOUNT, about.account());
        return new LogIds();
    }

    static void order(UUID id) {
        MDC.put(ORDER, id.toString());
    }

    @Override
    public void close() {
        MDC.remove(MESSAGE);
        MDC.remove(ACCOUNT);
        MDC.remove(ORDER);
    }
}
