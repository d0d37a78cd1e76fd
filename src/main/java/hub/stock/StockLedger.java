package hub.stock;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one way into ledger and balances. Always inside the caller's transaction, and last in it. */
@Component
class StockLedger {

    private static final String INSERT = """
            insert into stock_ledger
                (id, sku, location, kind, quantity, effective_at, recorded_at, order_id, line_id, reason, reference)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final StockBalances balances;
    private final LedgerNumbers numbers;

    StockLedger(JdbcTemplate jdbc, StockBalances balances, LedgerNumbers numbers) {
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.balances = balances;
    }

    /** Writes the movements and moves the balances; answers all rows, those of covering counts included. */
    List<LedgerRow> apply(List<Movement> movements, Instant recordedAt) {
        List<LedgerRow> rows = new ArrayList<>(record(movements, recordedAt));
        rows.addAll(addToBalances(movements, recordedAt));
        return rows;
    }

    List<LedgerRow> numbered(List<Movement> movements, Instant recordedAt) {
        return movements.stream()
                .map(movement -> new LedgerRow(numbers.next(), movement, recordedAt))
                .toList();
    }

    /** Writes rows whose balances the caller moves itself. */
    List<LedgerRow> record(List<Movement> movements, Instant recordedAt) {
        List<LedgerRow> rows = numbered(movements, recordedAt);
        insert(rows);
        return rows;
    }

    /** One row per SKU and location, in sorted order; answers the rows that cover what a count already contains. */
    List<LedgerRow> addToBalances(List<Movement> movements, Instant recordedAt) {
        if (movements.isEmpty()) {
            return List.of();
        }
        return record(balances.add(movements), recordedAt);
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

    void insert(List<LedgerRow> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(INSERT, rows, rows.size(), StockLedger::set);
        }
    }

    private static void set(PreparedStatement statement, LedgerRow row) throws SQLException {
        Movement movement = row.movement();
        statement.setLong(1, row.id());
        statement.setString(2, movement.sku());
        statement.setString(3, movement.location());
        statement.setString(4, movement.kind().word());
        statement.setBigDecimal(5, movement.quantity());
        statement.setObject(6, Sql.at(movement.effectiveAt()));
        statement.setObject(7, Sql.at(row.recordedAt()));
        statement.setObject(8, movement.orderId());
        statement.setString(9, movement.lineId());
        statement.setString(10, movement.reason());
        statement.setString(11, movement.reference());
    }
}
