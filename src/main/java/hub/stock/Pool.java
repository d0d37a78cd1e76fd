package hub.stock;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Quantities lying at locations, taken in the order in which they were put there. */
final class Pool {

    record Piece(String location, BigDecimal quantity) {}

    private final Map<String, BigDecimal> left = new LinkedHashMap<>();

    void put(String location, BigDecimal quantity) {
        left.merge(location, quantity, BigDecimal::add);
    }

    /** Takes from one location what is there of it. */
    void takeAt(String location, BigDecimal quantity) {
        left.computeIfPresent(location, (here, held) -> held.subtract(quantity).max(BigDecimal.ZERO));
    }

    /** Takes from the first locations; less than asked when the pool runs dry. */
    List<Piece> take(BigDecimal quantity) {
        List<Piece> taken = new ArrayList<>();
        BigDecimal wanted = quantity;
        for (String location : List.copyOf(left.keySet())) {
            BigDecimal piece = left.get(location).min(wanted);
            if (piece.signum() > 0) {
                taken.add(new Piece(location, piece));
                takeAt(location, piece);
                wanted = wanted.subtract(piece);
            }
        }
        return taken;
    }

    static BigDecimal sum(List<Piece> pieces) {
        return pieces.stream().map(Piece::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
