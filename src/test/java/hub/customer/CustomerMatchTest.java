package hub.customer;

import static org.assertj.core.api.Assertions.assertThat;

import hub.customer.CustomerMatch.Decision;
import hub.order.SlotValue.Person;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CustomerMatchTest {

    private static final Identities IDENTITIES = new Identities(new TestBox());
    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final String PHONE = "+49 171 1234567";

    @Test
    void nobody_known_is_somebody_new() {
        assertThat(CustomerMatch.decide(person("Anna", "a@x.de", PHONE), List.of()))
                .isEqualTo(new Decision.New());
    }

    @Test
    void the_same_email_in_any_case_is_the_same_person() {
        assertThat(decide(person("A. Meier", " A@X.DE", null), known(ANNA, person("Anna", "a@x.de", PHONE))))
                .isEqualTo(new Decision.Existing(ANNA));
    }

    @Test
    void the_same_telephone_in_any_format_is_the_same_person() {
        assertThat(decide(person(null, null, "0171/1234567"), known(ANNA, person("Anna", "a@x.de", PHONE))))
                .isEqualTo(new Decision.Existing(ANNA));
        assertThat(decide(person("anna", "work@x.de", "0171 1234567"), known(ANNA, person("Anna", "a@x.de", PHONE))))
                .isEqualTo(new Decision.Existing(ANNA));
    }

    @Test
    void two_people_with_one_telephone_stay_two() {
        Known anna = known(ANNA, person("Anna", "a@x.de", PHONE));

        assertThat(decide(person("Bob", "b@x.de", PHONE), anna)).isEqualTo(new Decision.New());
        assertThat(decide(person("Bob", null, PHONE), anna)).isEqualTo(new Decision.New());
        assertThat(decide(person(null, "b@x.de", PHONE), anna)).isEqualTo(new Decision.New());
    }

    @Test
    void a_telephone_that_several_people_share_names_none_of_them() {
        Known anna = known(ANNA, person("Anna", "a@x.de", PHONE));
        Known bob = known(BOB, person("Bob", "b@x.de", PHONE));

        assertThat(decide(person(null, null, PHONE), anna, bob))
                .isEqualTo(new Decision.Ambiguous(Optional.empty(), List.of(ANNA, BOB)));
        assertThat(decide(person("bob", null, PHONE), anna, bob)).isEqualTo(new Decision.Existing(BOB));
    }

    @Test
    void an_order_with_the_shared_telephone_only_goes_to_who_was_known_by_that_only() {
        Known anna = known(ANNA, person("Anna", "a@x.de", PHONE));
        Known nameless = known(BOB, person(null, null, PHONE));

        assertThat(decide(person(null, null, PHONE), anna, nameless))
                .isEqualTo(new Decision.Ambiguous(Optional.of(BOB), List.of(ANNA, BOB)));
    }

    @Test
    void the_channels_own_id_counts_within_its_account_and_never_for_guests() {
        Known anna = known(ANNA, seen(sighting("Anna", "a@x.de", null, "acme", "77")));

        assertThat(decide(seen(sighting("Anna", "new@x.de", null, "acme", "77")), anna))
                .isEqualTo(new Decision.Existing(ANNA));
        assertThat(decide(seen(sighting("Bob", "b@x.de", null, "other", "77")), anna))
                .isEqualTo(new Decision.New());
        assertThat(IDENTITIES.of(guest())).isEmpty();
    }

    @Test
    void one_telephone_with_two_ids_at_one_shop_is_two_people() {
        Known anna = known(ANNA, seen(sighting(null, null, PHONE, "acme", "77")));

        assertThat(decide(seen(sighting(null, null, PHONE, "acme", "78")), anna))
                .isEqualTo(new Decision.New());
        assertThat(decide(seen(sighting(null, null, PHONE, "other", "78")), anna))
                .isEqualTo(new Decision.Existing(ANNA));
    }

    @Test
    void an_email_goes_before_a_telephone_and_the_other_is_named() {
        Known anna = known(ANNA, person("Anna", "a@x.de", null));
        Known samePhone = known(BOB, person("Anna", "old@x.de", PHONE));

        assertThat(decide(person("Anna", "a@x.de", PHONE), samePhone, anna))
                .isEqualTo(new Decision.Ambiguous(Optional.of(ANNA), List.of(ANNA, BOB)));
    }

    @Test
    void customers_merged_into_one_are_one() {
        Known anna = known(ANNA, person("Anna", "a@x.de", PHONE));
        Known merged = new Known(BOB, ANNA, Set.copyOf(person("Bob", "b@x.de", PHONE)));

        assertThat(decide(person(null, null, PHONE), anna, merged)).isEqualTo(new Decision.Existing(ANNA));
        assertThat(decide(person("Bob", "b@x.de", PHONE), anna, merged)).isEqualTo(new Decision.Existing(BOB));
    }

    private static Decision decide(List<Identity> seen, Known... known) {
        return CustomerMatch.decide(seen, Arrays.asList(known));
    }

    private static Known known(UUID id, List<Identity> identities) {
        return new Known(id, id, Set.copyOf(identities));
    }

    private static List<Identity> person(String name, String email, String phone) {
        return seen(sighting(name, email, phone, "acme", null));
    }

    private static List<Identity> seen(Sighting sighting) {
        return IDENTITIES.of(sighting);
    }

    private static Sighting sighting(String name, String email, String phone, String account, String channelId) {
        return new Sighting(name, email, phone, null, "DE", account, channelId, Instant.EPOCH);
    }

    private static Sighting guest() {
        Person guest = new Person("0", null, " ", null, null, null);
        return Sighting.of(guest, "DE", "acme", Instant.EPOCH);
    }
}
