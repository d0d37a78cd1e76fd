package hub.level;

import com.fasterxml.jackson.databind.JsonNode;
import hub.feed.EventHearer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Stock that moved wakes the levels made of it, in every instance. Rows are only ever added, so that whoever tells the feed
 * never waits for whoever calls a platform; one that is missed is found by the sweep.
 */
@Component
class LevelWakes implements EventHearer {

    private static final String TYPE = "crossdock.stock.changed";
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private volatile boolean anybodyListens = true;
    private long last;

    LevelWakes(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void hear(List<JsonNode> events) {
        if (!anybodyListens) {
            return;
        }
        Set<String> skus = new TreeSet<>();
        for (JsonNode event : events) {
            if (event.path("type").asText().equals(TYPE)) {
                skus.add(event.path("subject").asText());
            }
        }
        var now = LevelRows.column(clock.instant());
        jdbc.batchUpdate(
                "insert into level_wake (sku, at) values (?, ?)",
                skus.stream().map(sku -> new Object[] {sku, now}).toList());
    }

    /** SKUs that moved since this was last asked. */
    synchronized Set<String> next(boolean listens) {
        anybodyListens = listens;
        Set<String> skus = new TreeSet<>();
        jdbc.query(
                "select id, sku from level_wake where id > ? order by id fetch first 1000 rows only",
                row -> {
                    last = Math.max(last, row.getLong(1));
                    skus.add(row.getString(2));
                },
                last);
        return skus;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void forget() {
        jdbc.update(
                "delete from level_wake where at < ?",
                LevelRows.column(clock.instant().minus(KEPT)));
    }
}
