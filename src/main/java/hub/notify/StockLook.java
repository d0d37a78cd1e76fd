package hub.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.notify.Kind.About;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which SKUs fell to a rule's threshold: each falling is told once, rising again makes room for the next. */
@Component
class StockLook {

    private static final String LEVELS = """
            select sku, sum(on_hand - reserved - unavailable) as available from stock_balance where sku in (:skus)
            group by sku having max(counted_at) is not null or sum(on_hand) > 0 order by sku""";
    private static final String KNOWN =
            "insert into notification_watch (rule, sku, below, episode) values (?, ?, false, 0) on conflict do nothing";
    private static final String FELL =
            "update notification_watch set below = true, episode = episode + 1 where rule = ? and sku = ? and not below";
    private static final String ROSE =
            "update notification_watch set below = false where rule = ? and sku = ? and below";

    private record Level(String sku, BigDecimal available) {}

    private final JdbcClient jdbc;

    StockLook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Belongs to the caller's transaction. A SKU that nobody ever counted has no level that could fall. */
    List<Wish> at(Collection<String> skus, List<NotificationRule> active, Instant now) {
        List<NotificationRule> watching = active.stream()
                .filter(rule -> rule.kind().about() == About.STOCK)
                .toList();
        List<Wish> wishes = new ArrayList<>();
        if (skus.isEmpty() || watching.isEmpty()) {
            return wishes;
        }
        boolean outIsTold = watching.stream().anyMatch(rule -> rule.kind() == Kind.OUT_OF_STOCK);
        for (Level level : levels(skus)) {
            for (NotificationRule rule : watching) {
                // Who is told that a SKU is out is not told as well that it is low.
                boolean told = rule.kind() == Kind.LOW_STOCK
                        && outIsTold
                        && level.available().signum() <= 0;
                if (fell(rule, level) && !told) {
                    wishes.add(wish(rule, level, now));
                }
            }
        }
        return wishes;
    }

    private List<Level> levels(Collection<String> skus) {
        return jdbc.sql(LEVELS)
                .param("skus", skus)
                .query((row, n) -> new Level(row.getString("sku"), row.getBigDecimal("available")))
                .list();
    }

    private boolean fell(NotificationRule rule, Level level) {
        if (level.available().compareTo(threshold(rule)) > 0) {
            jdbc.sql(ROSE).params(rule.id(), level.sku()).update();
            return false;
        }
        if (jdbc.sql(FELL).params(rule.id(), level.sku()).update() == 1) {
            return true;
        }
        // Not there yet, or below already.
        return jdbc.sql(KNOWN).params(rule.id(), level.sku()).update() == 1
                && jdbc.sql(FELL).params(rule.id(), level.sku()).update() == 1;
    }

    private Wish wish(NotificationRule rule, Level level, Instant now) {
        long episode = jdbc.sql("select episode from notification_watch where rule = ? and sku = ?")
                .params(rule.id(), level.sku())
                .query(Long.class)
                .single();
        ObjectNode facts = Json.MAPPER.createObjectNode();
        facts.put("sku", level.sku());
        facts.put("available", plain(level.available()));
        facts.put("threshold", plain(threshold(rule)));
        return new Wish(rule.kind(), level.sku(), "fell:" + episode, rule, facts, now.plus(rule.digest()));
    }

    private static BigDecimal threshold(NotificationRule rule) {
        return rule.kind() == Kind.LOW_STOCK && rule.threshold() != null ? rule.threshold() : BigDecimal.ZERO;
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
