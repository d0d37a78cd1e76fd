package hub.stock;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The one way into ledger and balances. Always inside the caller's transaction, and last in it. */
@Component
class StockLedger {

    private static final String INSERT = """
            insert into stock_ledger
                (sku, location, kind, quantity, effective_at, recorded_at, order_id, line_id, reason, reference)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final StockBalances balances;

    StockLedger(JdbcTemplate jdbc, StockBalances balances) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.balances = balances;
    }

    /** Writes the movements and moves the balances, one row per SKU and location, in sorted order. */
    List<LedgerRow> apply(List<Movement> movements, Instant recordedAt) {
        if (movements.isEmpty()) {
            return List.of();
        }
        List<Movement> covers = balances.add(movements);
        List<LedgerRow> rows = insert(movements, recordedAt);
        insert(covers, recordedAt);
        return rows;
    }

    /** What the ledger holds for an order, without what adds up to nothing. */
    List<LedgerSum> ofOrder(UUID orderId) {
        return client.sql("""
                        select line_id, sku, location, kind, effective_at, reference, sum(quantity) as quantity
                        from stock_ledger where order_id = ?
                        group by line_id, sku, location, kind, effective_at, reference
                        having sum(quantity) <> 0
                        """)
                .param(orderId)
                .query((row, n) -> new LedgerSum(
                        row.getString("line_id"),
                        row.getString("sku"),
                        row.getString("location"),
                        Kind.of(row.getString("kind")),
                        Sql.instant(row, "effective_at"),
                        row.getString("reference"),
                        row.getBigDecimal("quantity")))
                .list();
    }

    List<LedgerRow> insert(List<Movement> movements, Instant recordedAt) {
        if (movements.isEmpty()) {
            return List.of();
        }
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        jdbc.batchUpdate(
                connection -> connection.prepareStatement(INSERT, new String[] {"id"}),
                new BatchPreparedStatementSetter() {
                    @Override
                    public void setValues(PreparedStatement statement, int i) throws SQLException {
                        set(statement, movements.get(i), recordedAt);
                    }

                    @Override
                    public int getBatchSize() {
                        return movements.size();
                    }
                },
                keys);
        List<LedgerRow> rows = new ArrayList<>();
        for (int i = 0; i < movements.size(); i++) {
            Map<String, Object> key = keys.getKeyList().get(i);
            long id = ((Number) key.values().iterator().next()).longValue();
            rows.add(new LedgerRow(id, movements.get(i), recordedAt));
        }
        return rows;
    }

    private static void set(PreparedStatement statement, Movement movement, Instant recordedAt) throws SQLException {
        statement.setString(1, movement.sku());
        statement.setString(2, movement.location());
        statement.setString(3, movement.kind().word());
        statement.setBigDecimal(4, movement.quantity());
        statement.setObject(5, Sql.at(movement.effectiveAt()));
        statement.setObject(6, Sql.at(recordedAt));
        statement.setObject(7, movement.orderId());
        statement.setString(8, movement.lineId());
        statement.setString(9, movement.reason());
        statement.setString(10, movement.reference());
    }
}
