package hub.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import hub.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every rendered order, whatever a platform says. */
class RenderLaws {

    private static final JsonSchema SCHEMA = schema();

    @Property(tries = 300)
    void replicas_that_heard_the_same_render_the_same(@ForAll long seed) {
        List<Observation> heard = RandomSays.heard(seed, 8);
        List<Observation> shuffled = new ArrayList<>(heard);
        shuffled.addAll(heard.subList(0, 4));
        Collections.shuffle(shuffled, new Random(seed));

        for (StatusWords words : List.of(Says.SHOPIFY, Says.WOO)) {
            assertThat(rendered(shuffled, words)).isEqualTo(rendered(heard, words));
        }
    }

    @Property(tries = 300)
    void a_rendered_order_keeps_to_its_schema(@ForAll long seed) throws IOException {
        Optional<Order> order = rendered(RandomSays.heard(seed, 8), Says.WOO);

        if (order.isPresent()) {
            assertThat(SCHEMA.validate(asTheApiShowsIt(order.get()))).isEmpty();
        }
    }

    @Property(tries = 300)
    void the_total_is_its_parts_and_the_imbalance(@ForAll long seed) {
        rendered(RandomSays.heard(seed, 8), Says.SHOPIFY).ifPresent(order -> {
            Order.Totals totals = order.totals();
            if (totals.imbalance() == null) {
                assertThat(order.findings())
                        .extracting(Order.Finding::code)
                        .containsAnyOf("money_unknown", "total_unknown", "imbalance_unknown");
                return;
            }
            Money parts = totals.lines()
                    .minus(totals.discount())
                    .plus(totals.shipping())
                    .plus(totals.fees())
                    .plus(totals.tip())
                    .plus(totals.rounding());
            Money sum = order.taxesIncluded() ? parts : parts.plus(totals.tax());
            assertThat(totals.total().amount())
                    .isEqualByComparingTo(sum.plus(totals.imbalance()).amount());
            assertThat(order.findings().stream()
                            .anyMatch(finding -> finding.code().equals("imbalance")))
                    .isEqualTo(!totals.imbalance().isZero());
        });
    }

    @Property(tries = 300)
    void an_unknown_status_is_always_a_finding(@ForAll long seed) {
        rendered(RandomSays.heard(seed, 8), Says.WOO).ifPresent(order -> {
            if (order.status() == Order.Status.UNKNOWN) {
                assertThat(order.findings()).extracting(Order.Finding::code).contains("status_unknown");
            }
        });
    }

    @Property(tries = 300)
    void a_change_is_told_exactly_when_the_order_differs(@ForAll long seed) {
        List<Observation> heard = RandomSays.heard(seed, 8);
        Optional<Order> before = rendered(heard.subList(0, 5), Says.WOO);
        rendered(heard, Says.WOO).ifPresent(after -> {
            OrderChanges changes = OrderChanges.between(before.orElse(null), after);
            assertThat(changes.revisionAdvances())
                    .isEqualTo(before.isEmpty() || !before.get().equals(after));
            assertThat(changes.changes().isEmpty())
                    .as("changes from %s to %s", before, after)
                    .isEqualTo(!changes.revisionAdvances());
        });
    }

    private static Optional<Order> rendered(List<Observation> heard, StatusWords words) {
        return Render.render(Says.IDENTITY, OrderJoinLaws.joined(heard), words).shown();
    }

    /** Through bytes, as a reader gets it: the tree in memory knows more kinds of numbers than JSON. */
    static JsonNode asTheApiShowsIt(Order order) throws IOException {
        ObjectNode shown = (ObjectNode) Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(order));
        return shown.put("revision", 1).put("changedAt", "2026-11-23T10:00:00Z");
    }

    static JsonSchema schema() {
        try (InputStream file = RenderLaws.class.getResourceAsStream("/schemas/order.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(
                            file,
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
