package hub.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Events written in the transaction of what they tell; the relay sends them on, each at least once. */
@Component
public class Outbox {

    private static final String INSERT =
            "insert into outbox (event_id, type, subject, payload, created_at) values (?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;

    Outbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void add(List<Event> events, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        Timestamp at = Timestamp.from(now);
        jdbc.batchUpdate(INSERT, events, events.size(), (statement, event) -> {
            statement.setString(1, event.id());
            statement.setString(2, event.type());
            statement.setString(3, event.subject());
            statement.setString(4, cloudEvent(event, now));
            statement.setTimestamp(5, at);
        });
    }

    /** CloudEvents 1.0, structured JSON. */
    private static String cloudEvent(Event event, Instant now) {
        ObjectNode envelope = Json.MAPPER.createObjectNode();
        envelope.put("specversion", "1.0");
        envelope.put("id", event.id());
        envelope.put("source", "/crossdock");
        envelope.put("type", event.type());
        envelope.put("subject", event.subject());
        envelope.put("time", now.toString());
        envelope.put("datacontenttype", "application/json");
        envelope.set("data", event.data());
        try {
            return Json.MAPPER.writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id() + " cannot be written", e);
        }
    }
}
