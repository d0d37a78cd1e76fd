package hub.till;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Versions of software compared number by number: 2.10 is newer than 2.9. */
public final class SoftwareVersion {

    private static final Pattern WANTED = Pattern.compile("[0-9]{1,9}([.][0-9]{1,9}){0,5}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private SoftwareVersion() {}

    /** Whether the text can be asked of others as their least version. */
    public static boolean isUsable(String version) {
        return WANTED.matcher(version).matches();
    }

    public static boolean older(String version, String wanted) {
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
}
