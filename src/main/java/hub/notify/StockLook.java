package hub.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.notify.Kind.About;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which SKUs fell to a rule's threshold: each falling is told once, rising again makes room for the next. */
@Component
class StockLook {

    private static final String LEVELS = """
            select sku, sum(on_hand - reserved - unavailable) as available from stock_balance where sku in (:skus)
            group by sku having max(counted_at) is not null or sum(on_hand) > 0 order by sku""";
    private static final String WATCHED =
            "select rule, sku, below, episode from notification_watch where sku in (:skus)";
    private static final String NEW =
            "insert into notification_watch (below, episode, rule, sku) values (?, ?, ?, ?) on conflict do nothing";
    private static final String CHANGE =
            "update notification_watch set below = ?, episode = ? where rule = ? and sku = ?";

    private record Level(String sku, BigDecimal available) {}

    private record Place(String rule, String sku) {}

    /** @param episode how often it fell, the present time included */
    private record Watch(Place place, boolean below, long episode) {}

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    StockLook(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    /** Belongs to the caller's transaction. A SKU that nobody ever counted has no level that could fall. */
    List<Wish> at(Collection<String> skus, List<NotificationRule> active, Instant at) {
        List<NotificationRule> watching = active.stream()
                .filter(rule -> rule.kind().about() == About.STOCK)
                .toList();
        List<Wish> wishes = new ArrayList<>();
        if (skus.isEmpty() || watching.isEmpty()) {
            return wishes;
        }
        boolean outIsTold = watching.stream().anyMatch(rule -> rule.kind() == Kind.OUT_OF_STOCK);
        Map<Place, Watch> before = watched(skus);
        List<Watch> fresh = new ArrayList<>();
        List<Watch> changed = new ArrayList<>();
        for (Level level : levels(skus)) {
            for (NotificationRule rule : watching) {
                Place place = new Place(rule.id(), level.sku());
                Watch was = before.getOrDefault(place, new Watch(place, false, 0));
                boolean below = level.available().compareTo(threshold(rule)) <= 0;
                if (below == was.below()) {
                    continue;
                }
                Watch now = new Watch(place, below, was.episode() + (below ? 1 : 0));
                (before.containsKey(place) ? changed : fresh).add(now);
                // Who is told that a SKU is out is not told as well that it is low.
                boolean told = rule.kind() == Kind.LOW_STOCK
                        && outIsTold
                        && level.available().signum() <= 0;
                if (below && !told) {
                    wishes.add(wish(rule, level, now.episode(), at));
                }
            }
        }
        write(NEW, fresh);
        write(CHANGE, changed);
        return wishes;
    }

    private Map<Place, Watch> watched(Collection<String> skus) {
        return client
                .sql(WATCHED)
                .param("skus", skus)
                .query((row, n) -> new Watch(
                        new Place(row.getString("rule"), row.getString("sku")),
                        row.getBoolean("below"),
                        row.getLong("episode")))
                .stream()
                .collect(Collectors.toMap(Watch::place, Function.identity()));
    }

    private void write(String sql, List<Watch> watches) {
        if (watches.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(sql, watches, watches.size(), (row, watch) -> {
            row.setBoolean(1, watch.below());
            row.setLong(2, watch.episode());
            row.setString(3, watch.place().rule());
            row.setString(4, watch.place().sku());
        });
    }

    private List<Level> levels(Collection<String> skus) {
        return client.sql(LEVELS)
                .param("skus", skus)
                .query((row, n) -> new Level(row.getString("sku"), row.getBigDecimal("available")))
                .list();
    }

    private static Wish wish(NotificationRule rule, Level level, long episode, Instant at) {
        ObjectNode facts = Json.MAPPER.createObjectNode();
        facts.put("sku", level.sku());
        facts.put("available", plain(level.available()));
        facts.put("threshold", plain(threshold(rule)));
        return new Wish(rule.kind(), level.sku(), "fell:" + episode, rule, facts, at.plus(rule.digest()));
    }

    private static BigDecimal threshold(NotificationRule rule) {
        return rule.kind() == Kind.LOW_STOCK && rule.threshold() != null ? rule.threshold() : BigDecimal.ZERO;
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
