package hub.till;

import com.fasterxml.jackson.databind.JsonNode;
import hub.feed.EventHearer;
import hub.store.TransactionRetry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What changed, in an order that a cursor can follow. A number drawn inside a change's own transaction would not do: a later
 * number may be committed first, and who read on from it would never see the earlier one.
 */
@Component("tillChanges")
public class TillChanges implements EventHearer {

    private static final int AT_ONCE = 1000;

    /** @param seq grows with every change; a subject that changes again moves to the end */
    public record Change(TillKind kind, String subject, long seq) {}

    private record Mark(String kind, String subject) {}

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionRetry transactions;

    TillChanges(JdbcTemplate jdbc, TransactionRetry transactions) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.transactions = transactions;
    }

    /** Marks of several relays at once do not wait for each other. */
    @Override
    public void hear(List<JsonNode> events) {
        Set<Mark> marks = new LinkedHashSet<>();
        for (JsonNode event : events) {
            TillKind.ofEvent(event.path("type").asText())
                    .ifPresent(kind -> marks.add(
                            new Mark(kind.name(), event.path("subject").asText())));
        }
        jdbc.batchUpdate(
                "insert into till_mark (kind, subject) values (?, ?)",
                marks.stream()
                        .map(mark -> new Object[] {mark.kind(), mark.subject()})
                        .toList());
    }

    /** Gives numbers to what was committed since. */
    public void number() {
        while (isMarked() && transactions.inTransaction(this::numberSome) == AT_ONCE) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    /** After the given number, in the order they were numbered. */
    public List<Change> after(long seq, Set<TillKind> kinds, int most) {
        return client.sql("select kind, subject, seq from till_change where seq > :seq and kind in (:kinds)"
                        + " order by seq fetch first " + most + " rows only")
                .param("seq", seq)
                .param("kinds", kinds.stream().map(TillKind::name).toList())
                .query((row, n) -> new Change(
                        TillKind.valueOf(row.getString("kind")), row.getString("subject"), row.getLong("seq")))
                .list();
    }

    private boolean isMarked() {
        return !jdbc.queryForList("select id from till_mark fetch first 1 rows only", Long.class)
                .isEmpty();
    }

    private int numberSome() {
        long seq = client.sql("select seq from till_head where id = 1 for update")
                .query(Long.class)
                .single();
        // Read under the lock: what others numbered meanwhile is gone from here.
        List<Long> ids = new ArrayList<>();
        Set<Mark> marks = new LinkedHashSet<>();
        jdbc.query("select id, kind, subject from till_mark order by id fetch first " + AT_ONCE + " rows only", row -> {
            ids.add(row.getLong("id"));
            marks.add(new Mark(row.getString("kind"), row.getString("subject")));
        });
        for (Mark mark : marks) {
            place(mark, ++seq);
        }
        jdbc.batchUpdate(
                "delete from till_mark where id = ?",
                ids.stream().map(id -> new Object[] {id}).toList());
        jdbc.update("update till_head set seq = ? where id = 1", seq);
        return ids.size();
    }

    private void place(Mark mark, long seq) {
        int moved = jdbc.update(
                "update till_change set seq = ? where kind = ? and subject = ?", seq, mark.kind(), mark.subject());
        if (moved == 0) {
            jdbc.update(
                    "insert into till_change (kind, subject, seq) values (?, ?, ?)", mark.kind(), mark.subject(), seq);
        }
    }
}
