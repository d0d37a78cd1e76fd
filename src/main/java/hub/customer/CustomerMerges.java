package hub.customer;

import static hub.customer.CustomerStore.at;

import hub.feed.Outbox;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes one customer of two, and two again. A merge moves nothing: words and orders stay with the customer they belong to,
 * which only points to another; so that undoing it gives everything back.
 */
@Component
public class CustomerMerges {

    /** What became of a request. */
    public sealed interface Outcome {

        /** Done now, or before. */
        record Done() implements Outcome {}

        record Unknown(UUID customer) implements Outcome {}

        record Refused(String reason) implements Outcome {}
    }

    private final JdbcClient jdbc;
    private final CustomerFamily family;
    private final CustomerStore store;
    private final CustomerRevisions revisions;
    private final Outbox outbox;

    CustomerMerges(
            JdbcClient jdbc, CustomerFamily family, CustomerStore store, CustomerRevisions revisions, Outbox outbox) {
        this.jdbc = jdbc;
        this.family = family;
        this.store = store;
        this.revisions = revisions;
        this.outbox = outbox;
    }

    /** @param by who asked for it */
    @Transactional
    public Outcome merge(UUID from, UUID into, String by, Instant now) {
        if (from.equals(into)) {
            return new Outcome.Refused("into: " + into + " (expected: another customer)");
        }
        Map<UUID, Optional<UUID>> rows = lock(List.of(from, into));
        for (UUID wanted : List.of(from, into)) {
            if (!rows.containsKey(wanted)) {
                return new Outcome.Unknown(wanted);
            }
        }
        if (rows.get(from).equals(Optional.of(into))) {
            return new Outcome.Done();
        }
        for (UUID wanted : List.of(from, into)) {
            if (rows.get(wanted).isPresent()) {
                return new Outcome.Refused(wanted + ": merged into "
                        + rows.get(wanted).get() + " (expected: a customer that is not merged)");
            }
        }
        point(from, into, by, now);
        record(from, into, by, now);
        return new Outcome.Done();
    }

    /** @param customer one that was merged into another */
    @Transactional
    public Outcome unmerge(UUID customer, String by, Instant now) {
        Map<UUID, Optional<UUID>> rows = lock(List.of(customer));
        if (rows.isEmpty()) {
            return new Outcome.Unknown(customer);
        }
        if (rows.get(customer).isEmpty()) {
            return new Outcome.Refused(customer + ": not merged (expected: a customer that was merged)");
        }
        point(customer, null, by, now);
        jdbc.sql("update customer_merge set undone_by = ?, undone_at = ? where from_customer = ? and undone_at is null")
                .param(by)
                .param(at(now))
                .param(customer)
                .update();
        return new Outcome.Done();
    }

    private void point(UUID customer, UUID into, String by, Instant now) {
        List<UUID> moved = family.of(customer);
        // Orders being linked to any of them are waited for here, and seen by the queueing below.
        lock(moved);
        CustomerChange change = revisions.merged(store.lock(customer).orElseThrow(), into, by, now);
        outbox.add(List.of(change.event()), now);
        jdbc.sql("update customer set merged_into = ? where id = ?")
                .param(into)
                .param(customer)
                .update();
        jdbc.sql("""
                        insert into order_task (order_id, kind, due_at, attempts)
                        select order_id, 'customer_merged', cast(:now as timestamp with time zone), 0
                        from customer_order where customer_id in (:moved) order by order_id
                        on conflict do nothing""").param("now", at(now)).param("moved", moved).update();
    }

    private Map<UUID, Optional<UUID>> lock(List<UUID> customers) {
        Map<UUID, Optional<UUID>> mergedInto = new HashMap<>();
        jdbc.sql("select id, merged_into from customer where id in (:ids) order by id for update")
                .param("ids", customers)
                .query(row -> {
                    mergedInto.put(
                            row.getObject("id", UUID.class),
                            Optional.ofNullable(row.getObject("merged_into", UUID.class)));
                });
        return mergedInto;
    }

    private void record(UUID from, UUID into, String by, Instant now) {
        jdbc.sql("""
                        insert into customer_merge (from_customer, into_customer, merged_by, merged_at) values (?, ?, ?, ?)""").param(from).param(into).param(by).param(at(now)).update();
    }
}
