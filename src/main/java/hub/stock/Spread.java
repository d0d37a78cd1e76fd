package hub.stock;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One SKU of one order line, spread over locations.
 *
 * @param missing what no share of the allocation covers yet; it stands at the fallback location until one does
 */
record Spread(List<Piece> issued, List<Piece> returned, List<Pool.Piece> held, BigDecimal missing) {

    record Piece(String location, BigDecimal quantity, Flow cause) {}

    static Spread of(LineFlows flows, BigDecimal factor, List<Share> shares, String fallback) {
        Pool allocated = new Pool();
        shares.forEach(share -> allocated.put(share.location(), share.quantity()));
        List<Piece> issued = new ArrayList<>();
        flows.out().stream().filter(flow -> flow.location() != null).forEach(flow -> {
            BigDecimal quantity = flow.quantity().multiply(factor);
            allocated.takeAt(flow.location(), quantity.max(BigDecimal.ZERO));
            issued.add(new Piece(flow.location(), quantity, flow));
        });
        BigDecimal missing = BigDecimal.ZERO;
        for (Flow flow : unplaced(flows.out())) {
            BigDecimal quantity = flow.quantity().multiply(factor);
            List<Pool.Piece> pieces = allocated.take(quantity);
            BigDecimal rest = quantity.subtract(Pool.sum(pieces));
            placed(pieces, rest, fallback).forEach(p -> issued.add(new Piece(p.location(), p.quantity(), flow)));
            missing = missing.add(rest);
        }
        BigDecimal open = flows.open().multiply(factor);
        List<Pool.Piece> pieces = allocated.take(open);
        BigDecimal rest = open.subtract(Pool.sum(pieces));
        return new Spread(
                issued, returned(flows, factor, issued, fallback), placed(pieces, rest, fallback), missing.add(rest));
    }

    /** What comes back to nowhere in particular goes where it came from. */
    private static List<Piece> returned(LineFlows flows, BigDecimal factor, List<Piece> issued, String fallback) {
        Pool gone = new Pool();
        issued.forEach(piece -> gone.put(piece.location(), piece.quantity()));
        List<Piece> returned = new ArrayList<>();
        for (Flow flow : flows.back()) {
            BigDecimal quantity = flow.quantity().multiply(factor);
            if (flow.location() != null) {
                returned.add(new Piece(flow.location(), quantity, flow));
                continue;
            }
            List<Pool.Piece> pieces = gone.take(quantity);
            BigDecimal rest = quantity.subtract(Pool.sum(pieces));
            placed(pieces, rest, issued.isEmpty() ? fallback : issued.get(0).location())
                    .forEach(piece -> returned.add(new Piece(piece.location(), piece.quantity(), flow)));
        }
        return returned;
    }

    private static List<Flow> unplaced(List<Flow> flows) {
        return flows.stream().filter(flow -> flow.location() == null).toList();
    }

    private static List<Pool.Piece> placed(List<Pool.Piece> pieces, BigDecimal rest, String fallback) {
        if (rest.signum() == 0) {
            return pieces;
        }
        List<Pool.Piece> all = new ArrayList<>(pieces);
        all.add(new Pool.Piece(fallback, rest));
        return all;
    }
}
