package hub.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * An exact amount in one currency. JSON: {@code {"amount":"19.90","currency":"EUR"}}.
 *
 * @param amount as the platform wrote it, scale kept; never null; may be negative
 * @param currency ISO 4217 alphabetic code, upper case; never null
 */
public record Money(BigDecimal amount, String currency) {

    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        amount = Bounds.decimal("amount", amount);
        if (!looksLikeCode(currency)) {
            throw new IllegalArgumentException("currency (expected: three upper-case letters)");
        }
    }

    @JsonCreator
    static Money read(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        return of(Objects.requireNonNull(amount, "amount"), currency);
    }

    /** @param amount a decimal, its scale is kept */
    public static Money of(String amount, String currency) {
        return new Money(Bounds.decimal("amount", amount), currency);
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    @JsonProperty("amount")
    String plainAmount() {
        return amount.toPlainString();
    }

    /** @throws IllegalArgumentException when the currencies differ: shop and presentment money never add */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    @JsonIgnore
    public boolean isZero() {
        return amount.signum() == 0;
    }

    @Override
    public String toString() {
        return plainAmount() + " " + currency;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currency: " + other.currency + " (expected: " + currency + ")");
        }
        return other;
    }

    private static boolean looksLikeCode(String code) {
        return code.length() == 3 && code.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
    }
}
