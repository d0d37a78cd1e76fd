package hub.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pieces of an order line that need a location.
 *
 * @param parts what one piece takes; several where it is a kit, which is never torn apart
 */
record Demand(String lineId, List<Kits.Component> parts, BigDecimal pieces) {

    /** What is missing per SKU as whole pieces where it is that, else SKU by SKU. */
    static List<Demand> of(String lineId, List<Kits.Component> parts, Map<String, BigDecimal> missing) {
        if (missing.values().stream().allMatch(quantity -> quantity.signum() == 0)) {
            return List.of();
        }
        Kits.Component first = parts.get(0);
        BigDecimal pieces = missing.get(first.sku()).divide(first.factor(), Quantity.PLACES, RoundingMode.HALF_UP);
        boolean whole =
                parts.stream().allMatch(part -> pieces.multiply(part.factor()).compareTo(missing.get(part.sku())) == 0);
        if (whole) {
            return List.of(new Demand(lineId, parts, pieces));
        }
        return new TreeMap<>(missing)
                .entrySet().stream()
                        .filter(entry -> entry.getValue().signum() > 0)
                        .map(entry -> new Demand(
                                lineId, List.of(new Kits.Component(entry.getKey(), BigDecimal.ONE)), entry.getValue()))
                        .toList();
    }

    boolean isKit() {
        return parts.size() > 1 || parts.get(0).factor().compareTo(BigDecimal.ONE) != 0;
    }
}
