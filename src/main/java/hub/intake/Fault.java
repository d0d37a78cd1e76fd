package hub.intake;

/**
 * Why a message waits in the hospital.
 *
 * @param stage where it failed: {@code read}, {@code map}, {@code validate}, {@code account} or {@code fold}
 * @param code stable word for the kind of fault
 * @param path where in the payload; empty when it has no place
 * @param detail for people, without personal values
 */
public record Fault(String stage, String code, String path, String detail) {

    private static final int LONGEST_PATH = 500;
    private static final int LONGEST_DETAIL = 2000;

    public Fault {
        path = cut(path == null ? "" : path, LONGEST_PATH);
        detail = cut(detail == null ? "" : detail, LONGEST_DETAIL);
    }

    /** Groups what one mend would free: same connector, topic, stage, code and path, whatever the index in a list. */
    public String fingerprint(String connector, String topic) {
        String place = path.replaceAll("\\[\\d+]|/\\d+(?=/|$)", "[]");
        return Hash.sha256(String.join("\n", connector, topic, stage, code, place))
                .substring(0, 32);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
