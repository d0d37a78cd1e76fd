package hub.api;

import hub.catalog.UnmappedSkus;
import hub.feed.Outbox;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.TestAudit;
import hub.stock.TestStore;
import hub.store.TransactionRetry;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The stock endpoints over one store, with a clock that is a millisecond later whenever it is asked. */
final class StockDesk implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    final TestStore store;
    final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    private final MockMvc door;

    StockDesk(TestStore store) {
        this.store = store;
        beans.registerBean(DataSource.class, store.jdbc::getDataSource);
        beans.registerBean(JdbcTemplate.class, () -> store.jdbc);
        beans.registerBean(TransactionRetry.class, () -> store.transaction);
        beans.registerBean(Clock.class, () -> clock());
        beans.registerBean(AuditLog.class, () -> TestAudit.on(store.jdbc.getDataSource()));
        beans.registerBean(
                Idempotency.class,
                () -> new Idempotency(store.jdbc.getDataSource(), store.transaction, clock(), store.isPostgres()));
        beans.register(UnmappedSkus.class, Outbox.class, TransferChecks.class);
        beans.register(StockApi.class, StockAdjustmentsApi.class, LocationsApi.class);
        beans.register(KitsApi.class, TransfersApi.class, AllocationRulesApi.class);
        beans.scan("hub.stock");
        beans.refresh();
        door = ApiDoor.of(
                beans.getBean(StockApi.class),
                beans.getBean(StockAdjustmentsApi.class),
                beans.getBean(LocationsApi.class),
                beans.getBean(KitsApi.class),
                beans.getBean(TransfersApi.class),
                beans.getBean(AllocationRulesApi.class));
    }

    ResultActions adjust(String key, String body) throws Exception {
        var request = MockMvcRequestBuilders.post("/api/v1/stock/adjustments")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return door.perform(key == null ? request : request.header("Idempotency-Key", key));
    }

    ResultActions post(String path, String body) throws Exception {
        return door.perform(MockMvcRequestBuilders.post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    ResultActions post(String path, String key, String body) throws Exception {
        return door.perform(MockMvcRequestBuilders.post(path)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    ResultActions put(String path, String body) throws Exception {
        return door.perform(MockMvcRequestBuilders.put(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    ResultActions get(String path, Object... variables) throws Exception {
        return door.perform(MockMvcRequestBuilders.get(path, variables));
    }

    /** What was done to that thing, the oldest first. */
    List<String> deeds(String object) {
        return about(object).map(AuditEntry::action).toList();
    }

    AuditEntry lastDeed(String object) {
        return about(object).reduce((earlier, later) -> later).orElseThrow();
    }

    int allDeeds() {
        return TestAudit.deeds(beans.getBean(AuditLog.class)).size();
    }

    /** Orders that are to be folded again. */
    List<UUID> queued() {
        return store.jdbc.queryForList("select order_id from order_task order by order_id", UUID.class);
    }

    private Stream<AuditEntry> about(String object) {
        return TestAudit.deeds(beans.getBean(AuditLog.class)).stream()
                .filter(deed -> deed.object().equals(object));
    }

    private static Clock clock() {
        AtomicLong asked = new AtomicLong();
        InstantSource later = () -> NOW.plusMillis(asked.incrementAndGet());
        return later.withZone(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        beans.close();
        store.close();
    }
}
