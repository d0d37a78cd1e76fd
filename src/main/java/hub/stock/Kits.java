package hub.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The kits an order may contain, with every composition they had. */
record Kits(Map<String, List<Composition>> bySku) {

    static final Kits NONE = new Kits(Map.of());

    /** Kits may hold kits; deeper than this is a circle. */
    private static final int DEEPEST = 10;

    record Composition(Instant validFrom, List<Component> components) {}

    /** @param factor how many of the SKU one piece contains */
    record Component(String sku, BigDecimal factor) {}

    /** What one piece of the SKU takes out of stock, by the composition valid then; the SKU itself when it is no kit. */
    List<Component> explode(String sku, Instant when) {
        List<Component> found = new ArrayList<>();
        explode(sku, BigDecimal.ONE, when, 0, found);
        return merged(found);
    }

    private void explode(String sku, BigDecimal factor, Instant when, int depth, List<Component> found) {
        List<Component> parts = validAt(sku, when);
        if (parts.isEmpty()) {
            found.add(new Component(sku, factor));
            return;
        }
        if (depth == DEEPEST) {
            throw new IllegalStateException("kit: " + sku + " (expected: kits nested at most " + DEEPEST + " deep)");
        }
        parts.forEach(part -> explode(part.sku(), factor.multiply(part.factor()), when, depth + 1, found));
    }

    private List<Component> validAt(String sku, Instant when) {
        return bySku.getOrDefault(sku, List.of()).stream()
                .filter(composition -> !composition.validFrom().isAfter(when))
                .max(Comparator.comparing(Composition::validFrom))
                .map(Composition::components)
                .orElse(List.of());
    }

    private static List<Component> merged(List<Component> components) {
        return components.stream()
                .map(Component::sku)
                .distinct()
                .sorted()
                .map(sku -> {
                    BigDecimal factor = components.stream()
                            .filter(component -> component.sku().equals(sku))
                            .map(Component::factor)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    return new Component(sku, factor);
                })
                .toList();
    }
}
