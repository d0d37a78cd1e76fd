package hub.stock;

import hub.catalog.UnmappedSkus;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Transfers and what they do to stock. Inside the caller's transaction. */
@Component
public class Transfers {

    private final JdbcClient client;
    private final StockLedger ledger;
    private final UnmappedSkus unmapped;

    Transfers(JdbcTemplate jdbc, StockLedger ledger, UnmappedSkus unmapped) {
        this.client = JdbcClient.create(jdbc);
        this.ledger = ledger;
        this.unmapped = unmapped;
    }

    /** Transfers after the given id, by id. */
    public List<Transfer> page(String after, int limit) {
        return client.sql("select * from transfer where id > ? order by id fetch first " + limit + " rows only")
                .param(after)
                .query((row, n) -> transfer(row, lines(row.getString("id"))))
                .list();
    }

    public Optional<Transfer> find(String id) {
        return client.sql("select * from transfer where id = ?")
                .param(id)
                .query((row, n) -> transfer(row, lines(id)))
                .optional();
    }

    /** Locks the transfer, so that nobody dispatches or receives it meanwhile. */
    public Optional<Transfer> lock(String id) {
        return client.sql("select * from transfer where id = ? for update")
                .param(id)
                .query((row, n) -> transfer(row, lines(id)))
                .optional();
    }

    /** @return false when the id is taken */
    public boolean create(Transfer draft) {
        int created = client.sql("""
                        insert into transfer (id, from_location, to_location, status, note, created_at)
                        values (?, ?, ?, 'draft', ?, ?) on conflict do nothing
                        """)
                .params(draft.id(), draft.from(), draft.to(), draft.note(), Sql.at(draft.createdAt()))
                .update();
        if (created == 1) {
            insertLines(draft);
        }
        return created == 1;
    }

    /** Replaces a draft. */
    public void replace(Transfer draft) {
        client.sql("update transfer set from_location = ?, to_location = ?, note = ? where id = ?")
                .params(draft.from(), draft.to(), draft.note(), draft.id())
                .update();
        client.sql("delete from transfer_line where transfer = ?")
                .param(draft.id())
                .update();
        insertLines(draft);
    }

    /** The goods leave; until they arrive they lie at the transfer's own location. */
    public List<LedgerRow> dispatch(Transfer draft, Instant at, Instant recordedAt) {
        unmapped.known(draft.lines().stream().map(Transfer.Line::sku).toList(), recordedAt);
        client.sql("update transfer set status = 'dispatched', dispatched_at = ? where id = ?")
                .params(Sql.at(at), draft.id())
                .update();
        List<Movement> movements = new ArrayList<>();
        for (Transfer.Line line : draft.lines()) {
            movements.add(moved(draft, line.sku(), draft.from(), line.quantity().negate(), at, "transfer"));
            movements.add(moved(draft, line.sku(), draft.transit(), line.quantity(), at, "transfer"));
        }
        return ledger.apply(movements, recordedAt);
    }

    /** The goods arrive; what is missing or too much is adjusted away, so that nothing stays on the way for ever. */
    public List<LedgerRow> receive(Transfer sent, Map<String, BigDecimal> received, Instant at, Instant recordedAt) {
        client.sql("update transfer set status = 'received', received_at = ? where id = ?")
                .params(Sql.at(at), sent.id())
                .update();
        List<Movement> movements = new ArrayList<>();
        for (Transfer.Line line : sent.lines()) {
            BigDecimal arrived = received.getOrDefault(line.sku(), line.quantity());
            client.sql("update transfer_line set received = ? where transfer = ? and sku = ?")
                    .params(arrived, sent.id(), line.sku())
                    .update();
            movements.add(moved(sent, line.sku(), sent.transit(), arrived.negate(), at, "transfer"));
            movements.add(moved(sent, line.sku(), sent.to(), arrived, at, "transfer"));
            BigDecimal lost = arrived.subtract(line.quantity());
            movements.add(moved(sent, line.sku(), sent.transit(), lost, at, "transfer_difference"));
        }
        movements.removeIf(movement -> movement.quantity().signum() == 0);
        return ledger.apply(movements, recordedAt);
    }

    private void insertLines(Transfer draft) {
        for (Transfer.Line line : draft.lines()) {
            client.sql("insert into transfer_line (transfer, sku, quantity) values (?, ?, ?)")
                    .params(draft.id(), line.sku(), line.quantity())
                    .update();
        }
    }

    private List<Transfer.Line> lines(String id) {
        return client.sql("select sku, quantity, received from transfer_line where transfer = ? order by sku")
                .param(id)
                .query((row, n) -> new Transfer.Line(
                        row.getString("sku"), row.getBigDecimal("quantity"), row.getBigDecimal("received")))
                .list();
    }

    private static Movement moved(
            Transfer transfer, String sku, String location, BigDecimal quantity, Instant at, String reason) {
        return new Movement(null, null, sku, location, Kind.ON_HAND, quantity, at, reason, transfer.id());
    }

    private static Transfer transfer(ResultSet row, List<Transfer.Line> lines) throws SQLException {
        return new Transfer(
                row.getString("id"),
                row.getString("from_location"),
                row.getString("to_location"),
                Transfer.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("note"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "dispatched_at"),
                Sql.instant(row, "received_at"),
                lines);
    }
}
