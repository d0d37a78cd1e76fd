package hub.poll;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The overlap of two polls shows the same rows again; what was handed on word for word is not handed on twice. */
@Component
class SeenRows {

    private static final String CHANGE =
            "update poll_seen set hash = ?, updated_at = ? where account = ? and external_id = ?";
    private static final String ADD =
            "insert into poll_seen (hash, updated_at, account, external_id) values (?, ?, ?, ?)"
                    + " on conflict do nothing";

    private final JdbcTemplate jdbc;

    SeenRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** External id → hash, of those that are known. */
    Map<String, String> known(String account, Collection<String> ids) {
        Map<String, String> known = new HashMap<>();
        jdbc.query(
                "select external_id, hash from poll_seen where account = ? and external_id = any(?)",
                row -> {
                    known.put(row.getString(1), row.getString(2));
                },
                account,
                ids.toArray(String[]::new));
        return known;
    }

    void remember(String account, List<ListedOrder> rows) {
        List<Object[]> values = rows.stream()
                .map(row ->
                        new Object[] {row.hash(), row.updatedAt().atOffset(ZoneOffset.UTC), account, row.externalId()})
                .toList();
        jdbc.batchUpdate(CHANGE, values);
        jdbc.batchUpdate(ADD, values);
    }

    /** What no overlap will show again. */
    void forget(String account, Instant before) {
        jdbc.update(
                "delete from poll_seen where account = ? and updated_at < ?", account, before.atOffset(ZoneOffset.UTC));
    }
}
