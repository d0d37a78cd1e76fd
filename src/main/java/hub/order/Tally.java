package hub.order;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds money of one order. Another currency never adds: it is a finding and stays out of the sum. */
final class Tally {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final String currency;
    private final Findings findings;
    private final Money zero;

    Tally(String currency, Findings findings) {
        this.currency = currency;
        this.findings = findings;
        this.zero = zero(currency);
        if (!CURRENCIES.contains(currency)) {
            findings.add("currency_unknown", "$.currency", "currency: " + currency + " (expected: ISO 4217)");
        }
    }

    /** Nothing, with the decimals of the currency. */
    Money zero() {
        return zero;
    }

    /** The amount, or null when it is absent or of another currency. */
    Money own(Money amount, String path) {
        if (amount == null || amount.currency().equals(currency)) {
            return amount;
        }
        findings.add("currency_mixed", path, "currency: " + amount.currency() + " (expected: " + currency + ")");
        return null;
    }

    Money ownOrZero(Money amount, String path) {
        Money own = own(amount, path);
        return own == null ? zero : own;
    }

    private static Money zero(String currency) {
        int decimals = CURRENCIES.contains(currency)
                ? Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits())
                : 0;
        return new Money(BigDecimal.ZERO.setScale(decimals), currency);
    }
}
