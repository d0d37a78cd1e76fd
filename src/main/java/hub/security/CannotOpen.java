package hub.security;

/** Sealed bytes that no key at hand opens: erased, sealed under another master key, or changed. Says nothing of the content. */
public class CannotOpen extends RuntimeException {

    public CannotOpen(String message) {
        super(message);
    }

    CannotOpen(String message, Throwable cause) {
        super(message, cause);
    }
}
