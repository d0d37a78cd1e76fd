package hub.customer;

import hub.customer.Identity.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words by which customers are known. */
@Component
class IdentityStore {

    // A number that more people share says nothing about a person; those with the same name are found all the same.
    private static final int MOST_SHARING = 20;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final CustomerStore customers;

    IdentityStore(JdbcTemplate jdbc, CustomerStore customers) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.customers = customers;
    }

    /** Customers sharing a word, oldest first. */
    List<Known> sharing(List<Identity> seen) {
        List<Identity> words = seen.stream().filter(Identity::finds).toList();
        String sql = words.stream()
                .map(word -> "(select customer_id from customer_identity where kind = ? and value_index = ?"
                        + " order by customer_id fetch first " + (MOST_SHARING + 1) + " rows only)")
                .collect(Collectors.joining(" union "));
        List<Object> params = new ArrayList<>();
        words.forEach(word -> {
            params.add(word.kind().name());
            params.add(bytes(word.value()));
        });
        List<UUID> ids = jdbc.queryForList(sql, UUID.class, params.toArray());
        return ids.isEmpty() ? List.of() : known(ids);
    }

    private List<Known> known(List<UUID> ids) {
        Map<UUID, Set<Identity>> identities = new LinkedHashMap<>();
        Map<UUID, UUID> roots = new LinkedHashMap<>();
        client.sql("""
                        select i.*, c.merged_into from customer_identity i join customer c on c.id = i.customer_id
                        where i.customer_id in (:ids) order by c.created_at, c.id""").param("ids", ids).query(row -> {
            UUID id = row.getObject("customer_id", UUID.class);
            identities.computeIfAbsent(id, any -> new HashSet<>()).add(identity(row));
            UUID into = row.getObject("merged_into", UUID.class);
            roots.put(id, into == null ? id : into);
        });
        roots.replaceAll((id, into) -> id.equals(into) ? id : customers.root(into));
        return identities.keySet().stream()
                .map(id -> new Known(id, roots.get(id), identities.get(id)))
                .toList();
    }

    /**
     * From here to the end of the transaction nobody else can write a customer with one of these words.
     *
     * @return true when no word was ever seen before
     */
    boolean lock(List<Identity> sorted) {
        List<Identity> words = sorted.stream().filter(Identity::finds).toList();
        int[] inserted = jdbc.batchUpdate(
                "insert into identity_value (kind, value_index) values (?, ?) on conflict do nothing",
                words.stream()
                        .map(word -> new Object[] {word.kind().name(), bytes(word.value())})
                        .toList());
        boolean allNew = true;
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] != 1) {
                allNew = false;
                jdbc.queryForList(
                        "select kind from identity_value where kind = ? and value_index = ? for update",
                        words.get(i).kind().name(),
                        bytes(words.get(i).value()));
            }
        }
        return allNew;
    }

    void learn(UUID customer, List<Identity> words) {
        jdbc.batchUpdate(
                """
                insert into customer_identity (customer_id, kind, value_index, account, channel_id)
                values (?, ?, ?, ?, ?) on conflict do nothing""",
                words.stream()
                        .map(word -> new Object[] {
                            customer, word.kind().name(), bytes(word.value()), word.account(), word.channelId()
                        })
                        .toList());
    }

    static Identity identity(ResultSet row) throws SQLException {
        return new Identity(
                Kind.valueOf(row.getString("kind")),
                HexFormat.of().formatHex(row.getBytes("value_index")),
                row.getString("account"),
                row.getString("channel_id"));
    }

    static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }
}
