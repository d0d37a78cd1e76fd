package hub.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of customers, and which order is whose. */
@Component
class CustomerStore {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    CustomerStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    void create(UUID id, SealedDoc doc, Instant now) {
        jdbc.update("""
                insert into customer (id, created_at, changed_at, key_wrapped, doc, doc_mark, doc_seen_at)
                values (?, ?, ?, ?, ?, ?, ?)""", id, at(now), at(now), doc.wrappedKey(), doc.sealed(), doc.mark(), at(doc.seenAt()));
    }

    /** The document, locked until the transaction ends, where this sighting is no older and shows something else. */
    Optional<HeldCustomer> outdated(UUID customer, byte[] mark, Instant seenAt) {
        return client.sql("select * from customer where id = ? and doc_mark <> ? and doc_seen_at <= ? for update")
                .param(customer)
                .param(mark)
                .param(at(seenAt))
                .query(CustomerStore::held)
                .optional();
    }

    Optional<HeldCustomer> lock(UUID customer) {
        return client.sql("select * from customer where id = ? for update")
                .param(customer)
                .query(CustomerStore::held)
                .optional();
    }

    void renew(UUID customer, SealedDoc doc) {
        jdbc.update(
                "update customer set doc = ?, doc_mark = ?, doc_seen_at = ? where id = ?",
                doc.sealed(),
                doc.mark(),
                at(doc.seenAt()),
                customer);
    }

    void revise(CustomerChange change, Instant now) {
        jdbc.update(
                "update customer set revision = ?, changed_at = ? where id = ?",
                change.revision(),
                at(now),
                change.customer());
    }

    void keep(CustomerChange change, String by, byte[] sealed, Instant now) {
        jdbc.update(
                "insert into customer_history (customer_id, revision, at, changed_by, fields, sealed)"
                        + " values (?, ?, ?, ?, ?, ?)",
                change.customer(),
                change.revision(),
                at(now),
                by,
                String.join(" ", change.fields()),
                sealed);
    }

    void linkOrder(UUID order, UUID customer) {
        int inserted = jdbc.update(
                "insert into customer_order (order_id, customer_id) values (?, ?) on conflict do nothing",
                order,
                customer);
        if (inserted == 0) {
            jdbc.update(
                    "update customer_order set customer_id = ? where order_id = ? and customer_id <> ?",
                    customer,
                    order,
                    customer);
        }
    }

    void unlinkOrder(UUID order) {
        jdbc.update("delete from customer_order where order_id = ?", order);
    }

    Optional<UUID> customerOf(UUID order) {
        return client.sql("select customer_id from customer_order where order_id = ?")
                .param(order)
                .query(UUID.class)
                .optional();
    }

    /** The customer it was merged into at last; itself when it was not. */
    UUID root(UUID customer) {
        UUID into = jdbc.queryForObject("select merged_into from customer where id = ?", UUID.class, customer);
        return into == null ? customer : root(into);
    }

    private static HeldCustomer held(ResultSet row, int number) throws SQLException {
        return new HeldCustomer(
                row.getObject("id", UUID.class),
                row.getObject("merged_into", UUID.class),
                row.getLong("revision"),
                doc(row, number));
    }

    static SealedDoc doc(ResultSet row, int number) throws SQLException {
        return new SealedDoc(
                row.getBytes("key_wrapped"),
                row.getBytes("doc"),
                row.getBytes("doc_mark"),
                row.getObject("doc_seen_at", OffsetDateTime.class).toInstant());
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
