package hub.exchange;

/** The file cannot be read on from here; what was read before stands. Says nothing of its values. */
final class FileFailed extends RuntimeException {

    private final String code;

    FileFailed(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
