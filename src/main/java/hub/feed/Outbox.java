package hub.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Events written in the transaction of what they tell; the relay sends them on, each at least once. */
@Component
public class Outbox {

    private static final String INSERT = "insert into outbox (events, count, created_at) values (?, ?, ?)";

    private static final int MOST_IN_ROW = 20;

    private final JdbcTemplate jdbc;

    Outbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Once per transaction where that can be: every row costs its own place in the indexes. Rows are no longer than what can
     * be read some hundred at a time: an import writes hundreds of thousands of events.
     */
    public void add(List<Event> events, Instant now) {
        List<Object[]> rows = new ArrayList<>();
        for (int from = 0; from < events.size(); from += MOST_IN_ROW) {
            List<Event> some = events.subList(from, Math.min(events.size(), from + MOST_IN_ROW));
            rows.add(new Object[] {cloudEvents(some, now), some.size(), Timestamp.from(now)});
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(INSERT, rows);
        }
    }

    private static String cloudEvents(List<Event> events, Instant now) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        events.forEach(event -> list.add(cloudEvent(event, now)));
        try {
            return Json.MAPPER.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("events cannot be written", e);
        }
    }

    /** CloudEvents 1.0, structured JSON. */
    private static ObjectNode cloudEvent(Event event, Instant now) {
        ObjectNode envelope = Json.MAPPER.createObjectNode();
        envelope.put("specversion", "1.0");
        envelope.put("id", event.id());
        envelope.put("source", "/crossdock");
        envelope.put("type", event.type());
        envelope.put("subject", event.subject());
        envelope.put("time", now.toString());
        envelope.put("datacontenttype", "application/json");
        envelope.set("data", event.data());
        return envelope;
    }
}
