package hub.stock;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules that choose a location, as the merchant wrote them. */
@Component
public class AllocationRules {

    private final JdbcClient client;

    AllocationRules(JdbcTemplate jdbc) {
        this.client = JdbcClient.create(jdbc);
    }

    /** In the order in which they apply. */
    public List<AllocationRule> all() {
        return client.sql("select position, kind, amount from allocation_rule order by position")
                .query((row, n) -> new AllocationRule(
                        row.getInt("position"),
                        AllocationRule.Kind.of(row.getString("kind")),
                        row.getObject("amount", Integer.class)))
                .list();
    }

    /** Replaces all rules; orders that are allocated already keep their locations. */
    public void replace(List<AllocationRule> rules) {
        client.sql("delete from allocation_rule").update();
        for (AllocationRule rule : rules) {
            client.sql("insert into allocation_rule (position, kind, amount) values (?, ?, ?)")
                    .params(rule.position(), rule.kind().word(), rule.amount())
                    .update();
        }
    }
}
