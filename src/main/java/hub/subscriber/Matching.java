package hub.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import hub.feed.EventHearer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Events that somebody subscribed to become deliveries; the same event again adds nothing. */
@Component
class Matching implements EventHearer {

    private record Wanted(UUID subscriber, String event, String state) {}

    private static final String EVENT =
            "insert into subscriber_event (id, type, at, created_at, body) values (?, ?, ?, ?, ?) on conflict do nothing";
    private static final String DELIVERY = """
            insert into delivery (subscriber_id, event_id, state, due_at, attempts, created_at)
            values (?, ?, ?, ?, 0, ?) on conflict do nothing""";

    private final SubscriberStore subscribers;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Matching(SubscriberStore subscribers, JdbcTemplate jdbc, Clock clock) {
        this.subscribers = subscribers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void hear(List<JsonNode> events) {
        List<SubscriberStore.Reader> readers = subscribers.readers();
        if (readers.isEmpty()) {
            return;
        }
        List<JsonNode> heard = new ArrayList<>();
        List<Wanted> wanted = new ArrayList<>();
        for (JsonNode event : events) {
            List<Wanted> ofThis = readers.stream()
                    .filter(reader -> reader.wants().cover(event))
                    .map(reader -> new Wanted(reader.id(), id(event), reader.active() ? "pending" : "held"))
                    .toList();
            if (!ofThis.isEmpty()) {
                heard.add(event);
                wanted.addAll(ofThis);
            }
        }
        write(heard, wanted);
    }

    /** To one subscriber only, whatever it wants. @return the delivery's id */
    String deliver(JsonNode event, UUID subscriber) {
        write(List.of(event), List.of(new Wanted(subscriber, id(event), "pending")));
        return id(event);
    }

    private void write(List<JsonNode> events, List<Wanted> wanted) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(EVENT, events, 200, (row, event) -> {
            row.setString(1, id(event));
            row.setString(2, event.path("type").asText());
            row.setTimestamp(3, Timestamp.from(Instant.parse(event.path("time").asText())));
            row.setTimestamp(4, now);
            row.setString(5, event.toString());
        });
        jdbc.batchUpdate(DELIVERY, wanted, 200, (row, one) -> {
            row.setObject(1, one.subscriber());
            row.setString(2, one.event());
            row.setString(3, one.state());
            row.setTimestamp(4, now);
            row.setTimestamp(5, now);
        });
    }

    private static String id(JsonNode event) {
        return WebhookId.of(event.path("id").asText());
    }
}
