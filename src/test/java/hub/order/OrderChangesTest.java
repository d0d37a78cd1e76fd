package hub.order;

import static hub.order.Says.DAY;
import static hub.order.Says.order;
import static hub.order.Says.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderChangesTest {

    @Test
    void the_same_order_again_is_no_revision() {
        Order order = Says.order(Says.WOO, Says.state(order(1, "processing")));
        Order again = Says.order(Says.WOO, Says.state(order(2, "processing")));

        assertThat(OrderChanges.between(order, again).revisionAdvances()).isFalse();
    }

    @Test
    void a_shipment_is_told_by_what_it_changed() {
        OrderState before = Says.state(order(1, null));
        OrderState after = before.with(Says.at(2)
                .element(ElementSet.FULFILMENTS, shipment("f", "success", "1", "2"))
                .heard());

        assertThat(between(before, after).changes())
                .contains(
                        new Change("status", "pending", "shipped"),
                        new Change("fulfilmentStatus", "unfulfilled", "fulfilled"),
                        new Change("lines[1].shipped", "0", "2"),
                        new Change("fulfilments[f].lines", null, "2 × 1"));
    }

    @Test
    void what_names_a_person_is_told_without_a_word_of_it() {
        OrderState before = Says.state(order(1, null).show(Part.PERSON, person("Ada")));
        OrderState after = before.with(order(2, null)
                .show(Part.PERSON, person("Lovelace"))
                .show(Part.SHIP_TO, OrderStates.address("Ada"))
                .heard());

        OrderChanges changes = between(before, after);

        assertThat(changes.changes())
                .containsExactly(new Change("customer", null, null), new Change("shippingAddress", null, null));
    }

    @Test
    void no_personal_word_of_a_full_order_is_in_its_timeline() {
        Says full = Says.at(1)
                .show(Part.HEADER, OrderStates.fullHeader())
                .show(Part.PERSON, person("Ada"))
                .show(Part.SHIP_TO, OrderStates.address("Ada"))
                .show(Part.CANCEL, new SlotValue.Cancel(DAY, "Ada changed her mind"));

        assertThat(OrderChanges.between(null, Says.order(Says.SHOPIFY, Says.state(full)))
                        .changes()
                        .toString())
                .contains("#1001")
                .doesNotContain("Ada", "Berlin", "ring twice", "campaign");
    }

    @Test
    void a_new_order_tells_what_it_began_with() {
        OrderChanges changes = OrderChanges.between(null, Says.order(Says.WOO, Says.state(order(1, "processing"))));

        assertThat(changes.revisionAdvances()).isTrue();
        assertThat(changes.changes()).contains(new Change("status", null, "processing"));
    }

    private static SlotValue.Person person(String name) {
        return new SlotValue.Person("7", name, name + "@example.org", "+49", null, null);
    }

    private static OrderChanges between(OrderState before, OrderState after) {
        return OrderChanges.between(Says.order(Says.SHOPIFY, before), Says.order(Says.SHOPIFY, after));
    }
}
