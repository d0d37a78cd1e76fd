package hub.mapping;

import hub.order.ElementSet;
import java.util.Map;
import java.util.Set;

/**
 * Asks to look at the platform, because the payload is too thin to stand for itself.
 *
 * @param about what is to be looked at
 * @param externalId the platform's id of the order; null where it is not one order
 * @param reason why, in a few words; never null
 * @param lacking there is no need to look where the order holds all of these elements; empty for always
 */
public record Hint(About about, String externalId, String reason, Map<ElementSet, Set<String>> lacking) {

    public enum About {
        ORDER,
        /** Whether it still lets us in. */
        ACCOUNT,
        /** What it sells, and what it says there is of it. */
        PRODUCTS
    }

    public Hint {
        lacking = Map.copyOf(lacking);
    }

    /** @param externalId null when the account itself is to be checked */
    public Hint(String externalId, String reason) {
        this(externalId == null ? About.ACCOUNT : About.ORDER, externalId, reason, Map.of());
    }

    static Hint products(String reason) {
        return new Hint(About.PRODUCTS, null, reason, Map.of());
    }
}
