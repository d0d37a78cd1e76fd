package hub.customer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a customer was, and who or which order made it what it is. */
@Component
public class CustomerHistory {

    /**
     * One change; how the customer came to be stands in the customer itself.
     *
     * @param by a caller's name, or {@code order:<id>}
     * @param changed the names of the fields that became others
     */
    public record Entry(long revision, Instant at, String by, List<String> changed, JsonNode before, JsonNode after) {}

    private final JdbcClient jdbc;
    private final PersonalBox box;

    CustomerHistory(JdbcClient jdbc, PersonalBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    /** Changes below the given revision, the newest first. */
    public List<Entry> page(UUID customer, long below, int most) {
        return jdbc.sql("select h.*, c.key_wrapped from customer_history h join customer c on c.id = h.customer_id"
                        + " where h.customer_id = ? and h.revision < ? order by h.revision desc fetch first " + most
                        + " rows only")
                .params(customer, below)
                .query((row, n) -> {
                    JsonNode both = CustomerDoc.readTree(box.open(row.getBytes("key_wrapped"), row.getBytes("sealed")));
                    return new Entry(
                            row.getLong("revision"),
                            row.getTimestamp("at").toInstant(),
                            row.getString("changed_by"),
                            List.of(row.getString("fields").split(" ")),
                            both.path("before"),
                            both.path("after"));
                })
                .list();
    }
}
