package hub.poll;

import static org.assertj.core.api.Assertions.assertThat;

import hub.poll.SubscriptionPlan.Found;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SubscriptionPlanLaws {

    private static final String HERE = "https://hub.example/webhooks/shopify/acme";
    private static final String THERE = "https://old.example/webhooks/shopify/acme";
    private static final List<String> WANTED = List.of("orders/create", "orders/updated", "refunds/create");

    @Property
    void every_wanted_topic_has_exactly_one_end_and_nothing_foreign_is_touched(
            @ForAll("listed") List<Found> found, @ForAll Set<String> own) {
        SubscriptionPlan plan = SubscriptionPlan.of(WANTED, HERE, found, own);

        assertThat(plan.active().size() + plan.enable().size() + plan.create().size())
                .isEqualTo(WANTED.size());
        assertThat(plan.active()).allMatch(one -> one.active() && one.address().equals(HERE));
        assertThat(plan.enable()).allMatch(one -> !one.active() && one.address().equals(HERE));
        assertThat(plan.remove())
                .allMatch(one -> own.contains(one.id()) && !one.address().equals(HERE));
        assertThat(plan.create())
                .allMatch(topic -> found.stream()
                        .noneMatch(one ->
                                one.topic().equals(topic) && one.address().equals(HERE)));
    }

    @Provide
    Arbitrary<List<Found>> listed() {
        return Combinators.combine(
                        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(2),
                        Arbitraries.of("orders/create", "orders/updated", "refunds/create", "products/update"),
                        Arbitraries.of(HERE, THERE),
                        Arbitraries.of(true, false))
                .as(Found::new)
                .list()
                .ofMaxSize(8);
    }
}
