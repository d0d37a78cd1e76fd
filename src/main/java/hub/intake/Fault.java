package hub.intake;

/**
 * Why a message waits in the hospital, or is kept.
 *
 * @param stage where it stopped: {@code read}, {@code map}, {@code validate}, {@code account}, {@code topic},
 *     {@code fold}, {@code flow} or {@code broker}
 * @param code stable word for the kind of fault
 * @param path where in the payload; empty when it has no place
 * @param detail for people, without personal values
 */
public record Fault(String stage, String code, String path, String detail) {

    /** Kept until its account takes part again. */
    public static final Fault ACCOUNT_WAITS =
            new Fault("account", "account_waits", "", "the account is paused, inactive or in maintenance");

    private static final int LONGEST_PATH = 500;
    private static final int LONGEST_DETAIL = 2000;

    public Fault {
        path = cut(path == null ? "" : path, LONGEST_PATH);
        detail = cut(detail == null ? "" : detail, LONGEST_DETAIL);
    }

    /**
     * Groups what one mend would free: same stage, code and path, whatever the index in a list; of one account where the
     * account is the fault, else of one connector and topic.
     */
    public String fingerprint(String connector, String account, String topic) {
        String place = path.replaceAll("\\[\\d+]|/\\d+(?=/|$)", "[]");
        String scope = stage.equals(ACCOUNT_WAITS.stage) ? account : topic;
        return Hash.sha256(String.join("\n", connector, scope, stage, code, place))
                .substring(0, 32);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
