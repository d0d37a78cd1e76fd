package hub.level;

import hub.channel.Connector.StockLevel;
import hub.stock.ChannelStock.Moved;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the channel's own orders changed of the number that it shows. */
record OwnMoves(List<Moved> rows, StockLevel level) {

    /** @param parts what one piece is made of */
    BigDecimal of(Map<String, BigDecimal> parts, Instant after) {
        return parts.entrySet().stream()
                .map(part -> sum(part.getKey(), after).divide(part.getValue(), 0, RoundingMode.FLOOR))
                .min(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    private BigDecimal sum(String sku, Instant after) {
        return rows.stream()
                .filter(row -> row.sku().equals(sku) && row.recordedAt().isAfter(after))
                .map(this::effect)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Who shows what lies there sees a sale when it leaves; who shows what can be sold sees it at once. */
    private BigDecimal effect(Moved row) {
        if (!row.reserved()) {
            return row.quantity();
        }
        return level == StockLevel.AVAILABLE ? row.quantity().negate() : BigDecimal.ZERO;
    }
}
