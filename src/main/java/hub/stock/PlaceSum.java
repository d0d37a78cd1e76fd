package hub.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All movements of one place in one transaction: its balance row is touched once. */
record PlaceSum(Place place, List<Movement> movements) {

    static PlaceSum of(Place place, List<Movement> movements) {
        return new PlaceSum(place, movements);
    }

    /** In the order in which rows are locked. */
    static List<PlaceSum> of(List<Movement> movements) {
        TreeMap<Place, List<Movement>> byPlace = new TreeMap<>();
        movements.forEach(movement -> byPlace.computeIfAbsent(movement.place(), place -> new ArrayList<>())
                .add(movement));
        return byPlace.entrySet().stream()
                .map(entry -> new PlaceSum(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What the movements take from the available quantity. */
    BigDecimal taken() {
        return sum(Kind.RESERVED).add(sum(Kind.UNAVAILABLE)).subtract(sum(Kind.ON_HAND));
    }

    Optional<Instant> firstOnHand() {
        return movements.stream()
                .filter(movement -> movement.kind() == Kind.ON_HAND)
                .map(Movement::effectiveAt)
                .min(Comparator.naturalOrder());
    }

    /** On hand, reserved, unavailable, SKU, location, and what else the statement asks. */
    Object[] arguments(Object... more) {
        List<Object> arguments = new ArrayList<>(
                List.of(sum(Kind.ON_HAND), sum(Kind.RESERVED), sum(Kind.UNAVAILABLE), place.sku(), place.location()));
        arguments.addAll(List.of(more));
        return arguments.toArray();
    }

    private BigDecimal sum(Kind kind) {
        return movements.stream()
                .filter(movement -> movement.kind() == kind)
                .map(Movement::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
