package hub.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Agreement proves only that replicas agree. Here a shop's own books say whether they are right. */
class ModelShopLaws {

    @Property(tries = 600)
    void after_one_settled_read_the_order_is_what_the_shop_says(@ForAll long seed) {
        Random random = new Random(seed);
        ModelShop shop = new ModelShop(random);
        List<Observation> onTheWay = new ArrayList<>();
        OrderState state = OrderState.empty();
        long reads = 0;
        for (int i = 0; i < 3 + random.nextInt(15); i++) {
            shop.act().forEach(push -> send(push, onTheWay, random));
            state = deliverSome(onTheWay, state, random);
            if (random.nextInt(6) == 0) {
                state = state.with(shop.read(++reads));
            }
        }
        if (reads == 0) {
            // A shop that deletes an order before it was ever read leaves nothing to compare.
            state = state.with(shop.read(++reads));
        }
        shop.end();
        state = state.with(shop.read(++reads));
        for (Observation stale : onTheWay) {
            state = state.with(stale);
        }

        Order shown = Render.render(Says.IDENTITY, state, Says.SHOPIFY).order();
        ModelShop.Books books = shop.books();
        if (books.deleted()) {
            // What a deleted order last looked like is nobody's to say.
            assertThat(shown.deleted()).isTrue();
        } else {
            assertThat(seen(shown)).isEqualTo(books);
            assertThat(shown.totals().imbalance().isZero()).isTrue();
        }
    }

    @Property(tries = 300)
    void when_every_push_arrives_in_time_no_read_is_needed_but_for_ties(@ForAll long seed) {
        Random random = new Random(seed);
        ModelShop shop = new ModelShop(random);
        OrderState state = OrderState.empty();
        boolean tied = false;
        for (int i = 0; i < 10; i++) {
            for (Observation push : shop.act()) {
                Joined joined = state.join(push);
                state = joined.state();
                tied |= !joined.tied().isEmpty();
            }
        }

        if (!tied) {
            assertThat(seen(Says.order(Says.SHOPIFY, state))).isEqualTo(shop.books());
        }
    }

    private static void send(Observation push, List<Observation> onTheWay, Random random) {
        int luck = random.nextInt(10);
        if (luck == 0) {
            return;
        }
        onTheWay.add(push);
        if (luck == 1) {
            onTheWay.add(push);
        }
    }

    private static OrderState deliverSome(List<Observation> onTheWay, OrderState before, Random random) {
        OrderState state = before;
        Collections.shuffle(onTheWay, random);
        for (int i = random.nextInt(onTheWay.size() + 1); i > 0; i--) {
            state = state.with(onTheWay.remove(onTheWay.size() - 1));
        }
        return state;
    }

    private static ModelShop.Books seen(Order order) {
        Map<String, String> lines = new TreeMap<>();
        order.lines()
                .forEach(line -> lines.put(
                        line.id(),
                        line.quantity() + " wanted, " + line.shipped() + " shipped, " + line.returned() + " returned"));
        Map<String, String> refunds = new TreeMap<>();
        order.refunds()
                .forEach(refund -> refunds.put(
                        refund.id(),
                        cents(refund.amount()) + (refund.status().equals("completed") ? " done" : " waiting")));
        Map<String, String> shipments = new TreeMap<>();
        order.fulfilments()
                .forEach(one -> shipments.put(one.id(), one.status().equals("cancelled") ? "recalled" : "sent"));
        return new ModelShop.Books(
                order.status().word(),
                order.paymentStatus().word(),
                order.fulfilmentStatus().word(),
                cents(order.totals().total()),
                cents(order.totals().paid()),
                cents(order.totals().refunded()),
                order.deleted(),
                lines,
                refunds,
                shipments,
                order.customer().email());
    }

    private static long cents(Money money) {
        return money.amount().multiply(BigDecimal.valueOf(100)).longValueExact();
    }
}
