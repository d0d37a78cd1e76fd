package hub.customer;

import hub.customer.Customer.ChannelIdentity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads customers. They are searched by whole words only: what lies in the database is a blind index. */
@Component
public class Customers {

    private record Row(UUID id, UUID mergedInto, long revision, Instant createdAt, Instant changedAt, SealedDoc doc) {}

    private static final String NEWEST_FIRST = """
            and (cast(:beforeAt as timestamp with time zone) is null
                 or (created_at, id) < (:beforeAt, cast(:beforeId as uuid)))
            order by created_at desc, id desc fetch first :most rows only""";

    private final JdbcClient jdbc;
    private final CustomerSearch searching;
    private final CustomerFamily family;
    private final PersonalBox box;

    Customers(JdbcClient jdbc, CustomerSearch searching, CustomerFamily family, PersonalBox box) {
        this.jdbc = jdbc;
        this.searching = searching;
        this.family = family;
        this.box = box;
    }

    public Optional<Customer> find(UUID id) {
        List<Row> rows = jdbc.sql("select * from customer where id = ?")
                .param(id)
                .query(Customers::row)
                .list();
        return shown(rows).stream().findFirst();
    }

    /** Customers that stand for themselves, the newest first, beginning before the given one (null: with the newest). */
    public List<Customer> page(CustomerSearch.Words search, Instant beforeAt, UUID beforeId, int most) {
        Collection<UUID> among = search.forAnybody() ? List.of() : searching.matching(search);
        if (!search.forAnybody() && among.isEmpty()) {
            return List.of();
        }
        JdbcClient.StatementSpec sql = search.forAnybody()
                ? jdbc.sql("select * from customer where merged_into is null " + NEWEST_FIRST)
                : jdbc.sql("select * from customer where id in (:among) " + NEWEST_FIRST)
                        .param("among", among);
        return shown(sql.param("beforeAt", beforeAt == null ? null : CustomerStore.at(beforeAt))
                .param("beforeId", beforeId)
                .param("most", most)
                .query(Customers::row)
                .list());
    }

    /** Changed after that moment, the oldest change first, those merged into others among them. */
    public List<Customer> changed(Instant after, UUID afterId, int most) {
        JdbcClient.StatementSpec sql = afterId == null
                ? jdbc.sql("select * from customer where changed_at > :after order by changed_at, id"
                        + " fetch first :most rows only")
                : jdbc.sql("select * from customer where (changed_at, id) > (:after, :afterId)"
                                + " order by changed_at, id fetch first :most rows only")
                        .param("afterId", afterId);
        return shown(sql.param("after", CustomerStore.at(after))
                .param("most", most)
                .query(Customers::row)
                .list());
    }

    private List<Customer> shown(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = rows.stream().map(Row::id).toList();
        Map<UUID, UUID> topOf = family.under(ids);
        Map<UUID, Set<ChannelIdentity>> identities = family.identities(topOf);
        Map<UUID, List<UUID>> merged = family.merged(ids);
        Function<Row, Customer> shown = row -> customer(
                row,
                merged.getOrDefault(row.id(), List.of()),
                List.copyOf(identities.getOrDefault(row.id(), Set.of())));
        return rows.stream().map(shown).toList();
    }

    private Customer customer(Row row, List<UUID> merged, List<ChannelIdentity> identities) {
        SealedDoc sealed = row.doc();
        CustomerDoc doc = CustomerDoc.read(box.open(sealed.wrappedKey(), sealed.sealed()));
        return new Customer(
                row.id(),
                doc.name(),
                doc.email(),
                doc.phone(),
                doc.type(),
                doc.tier(),
                doc.consent(),
                doc.extensions(),
                row.revision(),
                row.createdAt(),
                row.changedAt(),
                row.mergedInto(),
                merged,
                identities);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("merged_into", UUID.class),
                row.getLong("revision"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                CustomerStore.doc(row, number));
    }
}
