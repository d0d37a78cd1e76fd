package hub.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Mails under way. {@code sending} is written before anything is handed over: a row found in it after its lease was begun by
 * somebody who is gone, and nobody knows whether the mail left.
 */
@Component
class MailRows {

    /** @param forced a person asked for it: its age is no reason to leave it */
    record Item(
            UUID id,
            Kind kind,
            String subject,
            String cause,
            String rule,
            JsonNode facts,
            boolean forced,
            int asked,
            int attempts,
            Instant wantedAt) {}

    /** A due row. */
    record Waiting(UUID id, String rule) {}

    private static final int SHARE = 500;
    private static final String UNKNOWN = "outcome_unknown: the hub stopped while the mail was handed over;"
            + " it may have arrived (expected: a person decides to send it again)";
    private static final String DUE = """
            select id, rule from notification where state = 'wanted' and due_at <= ? order by due_at, seq
            fetch first %d rows only for update skip locked""";
    private static final String GATHERED = """
            select id from notification where rule = ? and state = 'wanted' and (attempts = 0 or due_at <= ?)
            order by seq fetch first %d rows only for update skip locked""";
    // By nothing but the ids: with more to go by H2 reads all rows for them.
    private static final String ITEMS = """
            select id, seq, kind, subject, cause, rule, facts, forced, asked, attempts, wanted_at, state from notification
            where id in (:ids)""";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    MailRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    List<Waiting> due(Instant now, int most) {
        return jdbc.query(
                DUE.formatted(most),
                (row, n) -> new Waiting(row.getObject("id", UUID.class), row.getString("rule")),
                Timestamp.from(now));
    }

    /** All that wait for the rule's next mail, those whose window is still open too. */
    List<UUID> gathered(String rule, Instant now, int most) {
        return jdbc.query(
                GATHERED.formatted(most), (row, n) -> row.getObject("id", UUID.class), rule, Timestamp.from(now));
    }

    /** Nobody else finds them due until then. */
    void hold(List<UUID> ids, Instant until) {
        each("update notification set due_at = ? where id = ? and state = 'wanted'", ids, Timestamp.from(until));
    }

    /** Those of them that are still wanted, in the order they came to be. */
    List<Item> items(List<UUID> ids) {
        SortedMap<Long, Item> items = new TreeMap<>();
        for (int from = 0; from < ids.size(); from += SHARE) {
            client.sql(ITEMS)
                    .param("ids", ids.subList(from, Math.min(ids.size(), from + SHARE)))
                    .query(row -> {
                        if (row.getString("state").equals("wanted")) {
                            items.put(row.getLong("seq"), item(row));
                        }
                    });
        }
        return List.copyOf(items.values());
    }

    /** @return false when somebody else has one of them in hand: then none was taken */
    @Transactional
    public boolean begin(List<UUID> ids, String mailId, Instant now, Instant lease) {
        int[][] taken = jdbc.batchUpdate(
                "update notification set state = 'sending', attempts = attempts + 1, reason = null, mail_id = ?, last_at = ?,"
                        + " due_at = ? where id = ? and state = 'wanted'",
                ids,
                SHARE,
                (row, id) -> {
                    row.setString(1, mailId);
                    row.setTimestamp(2, Timestamp.from(now));
                    row.setTimestamp(3, Timestamp.from(lease));
                    row.setObject(4, id);
                });
        boolean all = Arrays.stream(taken).flatMapToInt(Arrays::stream).sum() == ids.size();
        if (!all) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return all;
    }

    /** How it ended, for those that are under way. */
    @Transactional
    public void end(List<UUID> ids, Outcome outcome, Instant now) {
        jdbc.batchUpdate(
                "update notification set state = ?, reason = ?, due_at = ?, last_at = ? where id = ? and state in ('sending', 'wanted')",
                ids,
                SHARE,
                (row, id) -> {
                    row.setString(1, outcome.state());
                    row.setString(2, cut(outcome.reason()));
                    row.setTimestamp(3, Timestamp.from(outcome.dueAt() == null ? now : outcome.dueAt()));
                    row.setTimestamp(4, Timestamp.from(now));
                    row.setObject(5, id);
                });
    }

    /** Whose lease is over; nobody sends them a second time by itself. @return how many */
    int abandoned(Instant now) {
        return jdbc.update(
                "update notification set state = 'failed', reason = ? where state = 'sending' and due_at < ?",
                UNKNOWN,
                Timestamp.from(now));
    }

    private void each(String sql, List<UUID> ids, Timestamp value) {
        jdbc.batchUpdate(sql, ids, SHARE, (row, id) -> {
            row.setTimestamp(1, value);
            row.setObject(2, id);
        });
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getObject("id", UUID.class),
                Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("subject"),
                row.getString("cause"),
                row.getString("rule"),
                read(row.getString("facts")),
                row.getBoolean("forced"),
                row.getInt("asked"),
                row.getInt("attempts"),
                row.getTimestamp("wanted_at").toInstant());
    }

    private static JsonNode read(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notification's row holds what is not JSON", e);
        }
    }

    private static String cut(String reason) {
        return reason == null || reason.length() <= 500 ? reason : reason.substring(0, 500);
    }
}
