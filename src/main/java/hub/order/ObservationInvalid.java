package hub.order;

/** A mapping's document is not an observation. Neither path nor detail repeats a value of the payload. */
public final class ObservationInvalid extends RuntimeException {

    private final String path;
    private final String detail;

    ObservationInvalid(String path, String detail) {
        super(path + ": " + detail);
        this.path = path;
        this.detail = detail;
    }

    /** JSON pointer into the observation, e.g. {@code /parts/lines/lines/0/quantity}. */
    public String path() {
        return path;
    }

    public String detail() {
        return detail;
    }
}
