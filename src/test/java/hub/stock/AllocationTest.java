package hub.stock;

import static hub.stock.AllocationRule.Kind.MAX_LOCATIONS;
import static hub.stock.AllocationRule.Kind.NEAREST;
import static hub.stock.AllocationRule.Kind.PRIORITY;
import static hub.stock.AllocationRule.Kind.SHIP_COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import hub.order.SlotValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private final List<AllocationRule> rules = new ArrayList<>();

    @Test
    void the_smallest_priority_is_asked_first() {
        var decision = decide(List.of(demand("TEE", "1")), site("b", 20, "TEE 5"), site("a", 10, "TEE 5"));

        assertThat(decision.shares()).containsExactly(share("TEE", "a", "1"));
        assertThat(decision.considered())
                .containsExactly(
                        new Allocation.Considered("a", true, "chosen"),
                        new Allocation.Considered("b", false, "not needed beside a"));
    }

    @Test
    void without_further_rules_an_order_is_split_in_the_order_of_the_ranking() {
        var decision = decide(List.of(demand("TEE", "6")), site("a", 10, "TEE 4"), site("b", 20, "TEE 9"));

        assertThat(decision.shares()).containsExactly(share("TEE", "a", "4"), share("TEE", "b", "2"));
    }

    @Test
    void ship_complete_prefers_one_location_that_has_everything() {
        rule(SHIP_COMPLETE, null);

        var decision = decide(
                List.of(demand("TEE", "2"), demand("CAP", "1")),
                site("a", 10, "TEE 5"),
                site("b", 20, "TEE 5", "CAP 5"));

        assertThat(decision.shares()).containsExactly(share("TEE", "b", "2"), share("CAP", "b", "1"));
        assertThat(decision.considered()).contains(new Allocation.Considered("a", false, "lacks CAP: 0 of 1"));
    }

    @Test
    void ship_complete_splits_when_no_location_has_everything() {
        rule(SHIP_COMPLETE, null);

        var decision =
                decide(List.of(demand("TEE", "2"), demand("CAP", "1")), site("a", 10, "TEE 5"), site("b", 20, "CAP 5"));

        assertThat(decision.shares()).containsExactly(share("TEE", "a", "2"), share("CAP", "b", "1"));
        assertThat(decision.shorts()).isEmpty();
    }

    @Test
    void at_most_two_locations_finds_the_pair_that_has_everything() {
        rule(MAX_LOCATIONS, 2);

        var decision = decide(
                List.of(demand("TEE", "6")), site("a", 10, "TEE 2"), site("b", 20, "TEE 2"), site("c", 30, "TEE 4"));

        assertThat(decision.shares()).containsExactly(share("TEE", "a", "2"), share("TEE", "c", "4"));
        assertThat(decision.shorts()).isEmpty();
    }

    @Test
    void what_at_most_two_locations_cannot_give_is_short_at_the_first_of_them() {
        rule(MAX_LOCATIONS, 2);

        var decision = decide(
                List.of(demand("TEE", "9")), site("a", 10, "TEE 2"), site("b", 20, "TEE 2"), site("c", 30, "TEE 4"));

        assertThat(decision.shares()).containsExactly(share("TEE", "a", "7"), share("TEE", "b", "2"));
        assertThat(decision.shorts()).containsExactly(new Allocation.Short("line TEE", "TEE", new BigDecimal("5")));
    }

    @Test
    void the_nearest_location_wins_over_priority_when_its_rule_comes_first() {
        rule(NEAREST, null);
        rule(PRIORITY, null);
        Site munich = new Site("munich", 10, "DE", "BY", "80331", Map.of("TEE", BigDecimal.TEN));
        Site paris = new Site("paris", 1, "FR", null, "75001", Map.of("TEE", BigDecimal.TEN));
        Site berlin = new Site("berlin", 5, "DE", "BE", "10115", Map.of("TEE", BigDecimal.TEN));

        assertThat(nearest("DE", "BY", "86150", munich, paris, berlin)).isEqualTo("munich");
        assertThat(nearest("DE", "BB", "10117", munich, paris, berlin)).isEqualTo("berlin");
        assertThat(nearest("FR", null, "69001", munich, paris, berlin)).isEqualTo("paris");
        assertThat(nearest("US", "CA", "94105", munich, paris, berlin)).isEqualTo("paris");
    }

    @Test
    void a_kit_leaves_from_one_location_as_a_whole() {
        Demand box = new Demand(
                "1",
                List.of(new Kits.Component("MUG", new BigDecimal("2")), new Kits.Component("TEA", BigDecimal.ONE)),
                new BigDecimal("3"));

        var decision = decide(List.of(box), site("a", 10, "MUG 5", "TEA 1"), site("b", 20, "MUG 9", "TEA 9"));

        assertThat(decision.shares())
                .containsExactlyInAnyOrder(
                        new Share("1", "MUG", "a", new BigDecimal("2")),
                        new Share("1", "TEA", "a", BigDecimal.ONE),
                        new Share("1", "MUG", "b", new BigDecimal("4")),
                        new Share("1", "TEA", "b", new BigDecimal("2")));
    }

    @Test
    void two_lines_of_one_sku_share_what_is_free() {
        var decision = decide(
                List.of(
                        new Demand("1", List.of(new Kits.Component("TEE", BigDecimal.ONE)), new BigDecimal("3")),
                        new Demand("2", List.of(new Kits.Component("TEE", BigDecimal.ONE)), new BigDecimal("3"))),
                site("a", 10, "TEE 4"));

        assertThat(decision.shorts()).containsExactly(new Allocation.Short("2", "TEE", new BigDecimal("2")));
    }

    @Test
    void an_oversold_location_has_nothing_to_give() {
        var decision = decide(List.of(demand("TEE", "1")), site("a", 10, "TEE -3"), site("b", 20, "TEE 1"));

        assertThat(decision.shares()).containsExactly(share("TEE", "b", "1"));
    }

    @Test
    void without_any_location_everything_is_short() {
        var decision = decide(List.of(demand("TEE", "1")));

        assertThat(decision.shares()).isEmpty();
        assertThat(decision.shorts()).hasSize(1);
    }

    private Allocation.Decision decide(List<Demand> demands, Site... sites) {
        return Allocation.decide(demands, List.of(sites), rules, null);
    }

    private String nearest(String country, String region, String postcode, Site... sites) {
        SlotValue.Address to =
                new SlotValue.Address(null, null, null, null, null, region, null, postcode, country, null, null);
        return Allocation.decide(List.of(demand("TEE", "1")), List.of(sites), rules, to)
                .shares()
                .get(0)
                .location();
    }

    private void rule(AllocationRule.Kind kind, Integer amount) {
        rules.add(new AllocationRule(rules.size(), kind, amount));
    }

    private static Demand demand(String sku, String quantity) {
        return new Demand("line " + sku, List.of(new Kits.Component(sku, BigDecimal.ONE)), new BigDecimal(quantity));
    }

    private static Share share(String sku, String location, String quantity) {
        return new Share("line " + sku, sku, location, new BigDecimal(quantity));
    }

    private static Site site(String id, int priority, String... stock) {
        Map<String, BigDecimal> available = new HashMap<>();
        for (String entry : stock) {
            available.put(entry.split(" ")[0], new BigDecimal(entry.split(" ")[1]));
        }
        return new Site(id, priority, null, null, null, available);
    }
}
