package hub.customer;

import static org.assertj.core.api.Assertions.assertThat;

import hub.customer.CustomerMatch.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for any sequence of orders of few people with few words. */
class CustomerMatchLaws {

    private static final Identities IDENTITIES = new Identities(new TestBox());

    private final Map<UUID, Set<Identity>> customers = new LinkedHashMap<>();

    @Property(tries = 500)
    void one_email_is_one_customer_in_any_order(@ForAll("orders") List<Sighting> orders) {
        customers.clear();
        Map<String, UUID> byEmail = new HashMap<>();
        for (Sighting order : orders) {
            UUID customer = link(order);
            if (order.email() != null) {
                UUID before = byEmail.putIfAbsent(order.email().toLowerCase(), customer);
                assertThat(customer).isEqualTo(before == null ? customer : before);
            }
        }
    }

    @Property(tries = 500)
    void the_same_order_again_makes_nobody_new(@ForAll("orders") List<Sighting> orders) {
        customers.clear();
        for (Sighting order : orders) {
            UUID first = link(order);
            int known = customers.size();
            assertThat(link(order)).isEqualTo(first);
            assertThat(customers).hasSize(known);
        }
    }

    @Property(tries = 500)
    void people_with_names_and_emails_of_their_own_stay_apart(@ForAll("strangers") List<Sighting> strangers) {
        customers.clear();
        Map<UUID, String> names = new HashMap<>();
        for (Sighting stranger : strangers) {
            String before = names.putIfAbsent(link(stranger), stranger.name());
            assertThat(before).isIn(null, stranger.name());
        }
    }

    /** What the store does with a decision, in memory. */
    private UUID link(Sighting seen) {
        List<Identity> words = IDENTITIES.of(seen);
        List<Known> sharing = new ArrayList<>();
        customers.forEach((id, known) -> {
            if (words.stream().anyMatch(word -> word.finds() && known.contains(word))) {
                sharing.add(new Known(id, id, Set.copyOf(known)));
            }
        });
        Decision decision = CustomerMatch.decide(words, sharing);
        UUID customer = new UUID(0, customers.size());
        if (decision instanceof Decision.Existing existing) {
            customer = existing.customer();
        } else if (decision instanceof Decision.Ambiguous ambiguous) {
            customer = ambiguous.best().orElse(customer);
        }
        customers.computeIfAbsent(customer, any -> new HashSet<>()).addAll(words);
        return customer;
    }

    @Provide
    Arbitrary<List<Sighting>> orders() {
        Arbitrary<String> names = Arbitraries.of("Anna", "anna", "Bob").injectNull(0.4);
        Arbitrary<String> emails = Arbitraries.of("a@x.de", "A@X.de", "b@x.de").injectNull(0.4);
        Arbitrary<String> phones = Arbitraries.of("0171 1234567", "+49 171 1234567", "0171 7654321")
                .injectNull(0.3);
        Arbitrary<String> ids = Arbitraries.of("1", "2").injectNull(0.6);
        return Combinators.combine(names, emails, phones, ids)
                .as((name, email, phone, id) -> new Sighting(name, email, phone, null, "DE", "acme", id, Instant.EPOCH))
                .filter(seen -> seen.email() != null || seen.phone() != null || seen.channelId() != null)
                .list()
                .ofMinSize(2)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Sighting>> strangers() {
        return Arbitraries.integers()
                .between(0, 4)
                .map(who -> new Sighting(
                        "Name" + who, who + "@x.de", "0171 1234567", null, "DE", "acme", null, Instant.EPOCH))
                .list()
                .ofMaxSize(12);
    }
}
