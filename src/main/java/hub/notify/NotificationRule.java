package hub.notify;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who is written to, of what.
 *
 * @param scope what it is narrowed to
 * @param toCustomer the order's customer is written to, and nobody else
 * @param addresses of people; empty for those of {@code HUB_MAIL_TO}
 * @param locale language of people's mails, and of customers' whose order does not say theirs; null for the hub's own
 * @param threshold of {@link Kind#LOW_STOCK}: available pieces at which a SKU is low; null for other kinds
 * @param digest how long mails are gathered, so that a flood becomes one; zero sends each at once
 * @param since when it was switched on last: nobody is written to of what happened before
 * @param version grows with every change
 */
public record NotificationRule(
        String id,
        Kind kind,
        Scope scope,
        boolean toCustomer,
        List<String> addresses,
        String locale,
        BigDecimal threshold,
        Duration digest,
        boolean enabled,
        Instant since,
        Instant changedAt,
        long version) {

    /** Stands for the customer of the order, whoever that is. */
    static final String CUSTOMER = "customer";

    /**
     * Every list that is not empty must hold.
     *
     * @param channels connectors an order came through
     * @param accounts accounts an order came through
     * @param alerts ids of alert rules
     */
    public record Scope(List<String> channels, List<String> accounts, List<String> alerts) {

        public static final Scope ALL = new Scope(List.of(), List.of(), List.of());

        public Scope {
            channels = channels == null ? List.of() : List.copyOf(channels);
            accounts = accounts == null ? List.of() : List.copyOf(accounts);
            alerts = alerts == null ? List.of() : List.copyOf(alerts);
        }

        boolean coversOrder(String channel, String account) {
            return holds(channels, channel) && holds(accounts, account);
        }

        boolean coversAlert(String rule) {
            return holds(alerts, rule);
        }

        private static boolean holds(List<String> wanted, String value) {
            return wanted.isEmpty() || wanted.contains(value);
        }
    }

    public NotificationRule {
        addresses = List.copyOf(addresses);
    }

    /** As notifications name it: never an address. */
    String recipient() {
        return toCustomer ? CUSTOMER : "rule:" + id;
    }

    /** Mails to one customer are about that customer's order: they are never made one. */
    boolean gathers() {
        return !toCustomer && !digest.isZero();
    }

    // Addresses are personal: they must not reach a log through a careless message.
    @Override
    public String toString() {
        return "notification rule " + id;
    }
}
