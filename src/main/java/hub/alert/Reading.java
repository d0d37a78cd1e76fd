package hub.alert;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a measure says now.
 *
 * @param shares who contributes most: accounts or SKUs, never anything personal
 */
public record Reading(BigDecimal value, List<Share> shares) {

    static final Reading NOTHING = new Reading(BigDecimal.ZERO, List.of());

    /** @param subject an account's id or a SKU */
    public record Share(String subject, BigDecimal value) {}

    public Reading {
        shares = List.copyOf(shares);
    }

    static Reading sum(List<Share> shares) {
        return new Reading(shares.stream().map(Share::value).reduce(BigDecimal.ZERO, BigDecimal::add), shares);
    }

    static Reading highest(List<Share> shares) {
        return new Reading(shares.stream().map(Share::value).reduce(BigDecimal.ZERO, BigDecimal::max), shares);
    }
}
