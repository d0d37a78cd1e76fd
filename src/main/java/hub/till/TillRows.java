package hub.till;

import hub.folding.Document;
import hub.order.Money;
import hub.order.Order;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of the till's book. */
@Component
class TillRows {

    private static final String INSERT = """
            insert into till_transaction (terminal, registration, transaction_id, sequence, shift, kind, at, received_at,
              offline, order_id, message_id, content, currency, sold, returned, discount, tax, tip, rounding, total)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private final JdbcTemplate jdbc;

    TillRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the transaction is there already */
    boolean insert(Entry entry) {
        Sale sale = entry.sale();
        int inserted = jdbc.update(
                INSERT,
                sale.terminal(),
                sale.registration(),
                sale.id(),
                sale.sequence(),
                sale.shift(),
                entry.kind(),
                Timestamp.from(sale.at()),
                Timestamp.from(entry.about().receivedAt()),
                sale.offline(),
                entry.orderId(),
                entry.about().messageId(),
                entry.about().rawSha256(),
                sale.currency(),
                entry.sold(),
                entry.returned(),
                sum(entry, Order.Totals::discount),
                sum(entry, Order.Totals::tax),
                sum(entry, Order.Totals::tip),
                sum(entry, Order.Totals::rounding),
                entry.total());
        if (inserted == 1) {
            tenders(sale, entry.tenders());
        }
        return inserted == 1;
    }

    /** @throws Document.Conflict when the id stands for other content */
    void checkSame(Entry entry) {
        Sale sale = entry.sale();
        String content = jdbc.queryForObject(
                "select content from till_transaction where terminal = ? and registration = ? and transaction_id = ?",
                String.class,
                sale.terminal(),
                sale.registration(),
                sale.id());
        if (!entry.about().rawSha256().equals(content)) {
            throw new Document.Conflict(sale.id());
        }
    }

    private void tenders(Sale sale, List<Entry.Tender> tenders) {
        for (int i = 0; i < tenders.size(); i++) {
            Entry.Tender tender = tenders.get(i);
            jdbc.update(
                    "insert into till_payment (terminal, registration, transaction_id, position, method, status, amount)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    sale.terminal(),
                    sale.registration(),
                    sale.id(),
                    i + 1,
                    tender.method(),
                    tender.status(),
                    tender.amount());
        }
    }

    private static BigDecimal sum(Entry entry, Function<Order.Totals, Money> part) {
        return entry.order().map(Order::totals).map(part).map(Money::amount).orElse(BigDecimal.ZERO);
    }
}
