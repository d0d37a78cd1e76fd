package hub.customer;

import hub.order.SlotValue.Person;
import java.time.Instant;

/**
 * What one order shows of a person.
 *
 * @param country ISO 3166 alpha-2 of the address, null where unknown; tells what a telephone number without + means
 * @param account the account the order came through; never null
 * @param channelId the channel's own id of the customer, null for guests
 * @param at the channel's time of what is shown; the newest sighting gives the customer's name and contact
 */
public record Sighting(
        String name,
        String email,
        String phone,
        String type,
        String country,
        String account,
        String channelId,
        Instant at) {

    // WooCommerce's id of everybody who buys without an account.
    private static final String GUEST = "0";

    /** @param person null or redacted by the platform: nobody is shown */
    public static Sighting of(Person person, String country, String account, Instant at) {
        if (person == null || Boolean.TRUE.equals(person.redacted())) {
            return new Sighting(null, null, null, null, country, account, null, at);
        }
        return new Sighting(
                text(person.name()),
                text(person.email()),
                text(person.phone()),
                text(person.type()),
                country,
                account,
                GUEST.equals(person.id()) ? null : text(person.id()),
                at);
    }

    private static String text(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
