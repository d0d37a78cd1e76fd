package hub.outbound;

/** The platform did not answer as it should: counted by the breaker, tried again later. */
public final class CallFailed extends RuntimeException {

    /** @param message {@code name: value (expected: …)}, without personal data */
    public CallFailed(String message) {
        super(message);
    }
}
