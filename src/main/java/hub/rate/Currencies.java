package hub.rate;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** The currencies money can be in: ISO 4217, alphabetic codes in upper case. */
public final class Currencies {

    // Codes for "none" and for tests are in the standard and name no money.
    private static final Set<String> NO_MONEY = Set.of("XXX", "XTS");

    private static final Set<String> KNOWN = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .filter(code -> !NO_MONEY.contains(code))
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    public static boolean known(String code) {
        return code != null && KNOWN.contains(code);
    }
}
