package hub.customer;

import hub.customer.Customer.ChannelIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was merged into whom, over any number of steps. */
@Component
class CustomerFamily {

    private final JdbcClient jdbc;

    CustomerFamily(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each of the given and all that was merged into it → the given one. */
    Map<UUID, UUID> under(Collection<UUID> tops) {
        Map<UUID, UUID> topOf = new HashMap<>();
        tops.forEach(top -> topOf.put(top, top));
        List<UUID> level = List.copyOf(tops);
        while (!level.isEmpty()) {
            List<UUID> next = new ArrayList<>();
            jdbc.sql("select id, merged_into from customer where merged_into in (:level)")
                    .param("level", level)
                    .query(row -> {
                        UUID id = row.getObject("id", UUID.class);
                        topOf.put(id, topOf.get(row.getObject("merged_into", UUID.class)));
                        next.add(id);
                    });
            level = next;
        }
        return topOf;
    }

    List<UUID> of(UUID top) {
        return under(List.of(top)).keySet().stream().sorted().toList();
    }

    /** Each of the given → those merged into it directly. */
    Map<UUID, List<UUID>> merged(List<UUID> ids) {
        record Merged(UUID into, UUID id) {}
        return jdbc
                .sql("select id, merged_into from customer where merged_into in (:ids) order by id")
                .param("ids", ids)
                .query((row, number) ->
                        new Merged(row.getObject("merged_into", UUID.class), row.getObject("id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Merged::into, Collectors.mapping(Merged::id, Collectors.toList())));
    }

    /** By the top of each family: its ids at the channels. */
    Map<UUID, Set<ChannelIdentity>> identities(Map<UUID, UUID> topOf) {
        record Held(UUID top, ChannelIdentity identity) {}
        return jdbc
                .sql("""
                        select customer_id, account, channel_id from customer_identity
                        where kind = 'CHANNEL' and customer_id in (:ids) order by account, channel_id""")
                .param("ids", topOf.keySet())
                .query((row, number) -> new Held(
                        topOf.get(row.getObject("customer_id", UUID.class)),
                        new ChannelIdentity(row.getString("account"), row.getString("channel_id"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Held::top, Collectors.mapping(Held::identity, Collectors.toCollection(LinkedHashSet::new))));
    }
}
