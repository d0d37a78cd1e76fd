package hub.order;

import hub.order.SlotValue.RefundLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which lines of the order a refund speaks of. A till that scans what comes back knows its SKU, not the line it was sold
 * on: such a quantity is spread over the lines of that SKU, those that are not yet refunded first.
 */
final class RefundedLines {

    private final List<SlotValue.Line> lines;
    private final Findings findings;
    private final Map<String, BigDecimal> taken = new HashMap<>();

    /** @param shown null when no payload showed lines */
    RefundedLines(SlotValue.Lines shown, Findings findings) {
        this.lines = shown == null ? List.of() : shown.lines();
        this.findings = findings;
    }

    /** Refunds are asked for oldest first, so that the same state spreads them the same way. */
    List<RefundLine> of(RefundLine part, String path) {
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.id().equals(part.lineId()))) {
            taken.merge(part.lineId(), part.quantity(), BigDecimal::add);
            return List.of(part);
        }
        List<SlotValue.Line> sameSku = lines.stream()
                .filter(line -> part.lineId().equals(line.channelSku()))
                .toList();
        if (sameSku.isEmpty()) {
            findings.add(
                    "refund_line_unknown", path + ".lines", "line: unknown (expected: a line or SKU of the order)");
            return List.of(part);
        }
        return spread(part, sameSku);
    }

    private List<RefundLine> spread(RefundLine part, List<SlotValue.Line> sameSku) {
        List<RefundLine> spread = new ArrayList<>();
        BigDecimal rest = part.quantity();
        for (int i = 0; i < sameSku.size() && (rest.signum() > 0 || spread.isEmpty()); i++) {
            SlotValue.Line line = sameSku.get(i);
            boolean last = i == sameSku.size() - 1;
            BigDecimal free = line.quantity()
                    .subtract(taken.getOrDefault(line.id(), BigDecimal.ZERO))
                    .max(BigDecimal.ZERO);
            BigDecimal here = last ? rest : rest.min(free);
            if (here.signum() > 0 || last) {
                taken.merge(line.id(), here, BigDecimal::add);
                spread.add(piece(part, line.id(), here, spread.isEmpty()));
                rest = rest.subtract(here);
            }
        }
        return spread;
    }

    /** The money stays whole, on the first piece. */
    private static RefundLine piece(RefundLine part, String lineId, BigDecimal quantity, boolean first) {
        return new RefundLine(
                lineId,
                quantity,
                first ? part.amount() : null,
                first ? part.tax() : null,
                part.restock(),
                part.location());
    }
}
