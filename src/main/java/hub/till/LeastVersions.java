package hub.till;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The oldest software a till may sell with, by the software's name. */
public final class LeastVersions {

    private final Map<String, String> least;

    private LeastVersions(Map<String, String> least) {
        this.least = least;
    }

    /** @throws IllegalArgumentException when the text is not {@code software=version, …} */
    static LeastVersions read(String text) {
        Map<String, String> least = new TreeMap<>();
        for (String one : text.split(",")) {
            if (one.isBlank()) {
                continue;
            }
            String[] pair = one.split("=", 2);
            if (pair.length < 2 || pair[0].isBlank() || !SoftwareVersion.isUsable(pair[1].strip())) {
                throw new IllegalArgumentException(
                        "hub.till.least-versions: " + one.strip() + " (expected: software=1.2.3)");
            }
            least.put(plain(pair[0]), pair[1].strip());
        }
        return new LeastVersions(least);
    }

    /** A till that does not say what it runs cannot be too old. */
    public boolean isOutdated(Terminal terminal) {
        String wanted = terminal.software() == null ? null : least.get(plain(terminal.software()));
        return wanted != null
                && terminal.softwareVersion() != null
                && SoftwareVersion.older(terminal.softwareVersion(), wanted);
    }

    /** What {@link #isOutdated} compares with; null where nothing is configured. */
    String wanted(Terminal terminal) {
        return terminal.software() == null ? null : least.get(plain(terminal.software()));
    }

    private static String plain(String software) {
        return software.strip().toLowerCase(Locale.ROOT);
    }
}
