package hub.outbound;

/** The platform did not answer as it should: counted by the breaker, tried again later. */
public final class CallFailed extends RuntimeException {

    private final int status;

    /** @param message {@code name: value (expected: …)}, without personal data */
    public CallFailed(String message) {
        this(message, 0);
    }

    /** @param status what the platform answered with, in its own words; 0 when it did not */
    CallFailed(String message, int status) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
