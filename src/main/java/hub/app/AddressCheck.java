package hub.app;

import hub.folding.OrderCheck;
import hub.order.Order;
import hub.order.SlotValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whether an app's parcel could arrive: what is missing, and what the hub cannot tell to be right. No value of an address
 * stands in a finding.
 */
@Component
class AddressCheck implements OrderCheck {

    private static final String INCOMPLETE = "address_incomplete";
    private static final String UNVERIFIED = "address_unverified";
    private static final String AT = "$.shippingAddress.";
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    @Override
    public List<Order.Finding> check(Order order) {
        List<Order.Finding> findings = new ArrayList<>();
        if (!order.channel().equals(AppOrders.CONNECTOR)) {
            return findings;
        }
        SlotValue.Address address = order.shippingAddress();
        if (address != null && !address.equals(SlotValue.Address.NOWHERE)) {
            required(findings, "line1", address.line1());
            required(findings, "city", address.city());
            required(findings, "country", address.country());
            country(address)
                    .ifPresentOrElse(
                            country -> postcode(findings, country, address.postcode()),
                            () -> unknownCountry(findings, address));
        }
        if (order.extensions().get("position") instanceof Map<?, ?> position && isNowhere(position)) {
            findings.add(new Order.Finding(
                    "position_unverified", "$.extensions.position", "0/0 (expected: where somebody can be)"));
        }
        return findings;
    }

    private static void required(List<Order.Finding> findings, String field, String value) {
        if (value == null || value.isBlank()) {
            findings.add(new Order.Finding(INCOMPLETE, AT + field, field + ": missing (expected: a text)"));
        }
    }

    private static Optional<String> country(SlotValue.Address address) {
        return Optional.ofNullable(address.country())
                .map(country -> country.strip().toUpperCase(Locale.ROOT))
                .filter(COUNTRIES::contains);
    }

    private static void unknownCountry(List<Order.Finding> findings, SlotValue.Address address) {
        if (address.country() != null && !address.country().isBlank()) {
            findings.add(new Order.Finding(
                    UNVERIFIED, AT + "country", "country: unknown (expected: an ISO 3166 code of two letters)"));
        }
    }

    private static void postcode(List<Order.Finding> findings, String country, String postcode) {
        if (Postcodes.hasNone(country)) {
            return;
        }
        if (postcode == null || postcode.isBlank()) {
            required(findings, "postcode", postcode);
            return;
        }
        Optional<Boolean> fits = Postcodes.fits(country, postcode);
        if (fits.isEmpty()) {
            findings.add(new Order.Finding(
                    UNVERIFIED, AT + "postcode", "postcode: the hub does not know those of " + country));
        } else if (!fits.get()) {
            findings.add(new Order.Finding(
                    UNVERIFIED, AT + "postcode", "postcode: not one of " + country + " (expected: its form)"));
        }
    }

    private static boolean isNowhere(Map<?, ?> position) {
        return isZero(position.get("lat")) && isZero(position.get("lon"));
    }

    private static boolean isZero(Object number) {
        return number instanceof Number value && value.toString().matches("-?0+([.]0+)?");
    }
}
