package hub.till;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The oldest software a till may sell with, by the software's name. */
public final class LeastVersions {

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}([.][0-9]{1,9}){0,5}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

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
            if (pair.length < 2
                    || pair[0].isBlank()
                    || !VERSION.matcher(pair[1].strip()).matches()) {
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
        return wanted != null && terminal.softwareVersion() != null && older(terminal.softwareVersion(), wanted);
    }

    /** What {@link #isOutdated} compares with; null where nothing is configured. */
    String wanted(Terminal terminal) {
        return terminal.software() == null ? null : least.get(plain(terminal.software()));
    }

    private static boolean older(String version, String wanted) {
        List<BigInteger> has = numbers(version);
        List<BigInteger> needs = numbers(wanted);
        for (int i = 0; i < Math.max(has.size(), needs.size()); i++) {
            int order = at(has, i).compareTo(at(needs, i));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    private static List<BigInteger> numbers(String version) {
        List<BigInteger> numbers = new ArrayList<>();
        // What comes after a dash or plus is a build's name, not an order.
        NUMBER.matcher(version.split("[-+]", 2)[0])
                .results()
                .forEach(found -> numbers.add(new BigInteger(found.group())));
        return numbers;
    }

    private static BigInteger at(List<BigInteger> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
    }

    private static String plain(String software) {
        return software.strip().toLowerCase(Locale.ROOT);
    }
}
