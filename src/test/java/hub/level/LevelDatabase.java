package hub.level;

import hub.store.TransactionRetry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The stores that levels come from and go to, over one database, without the rest of the hub. */
final class LevelDatabase implements AutoCloseable {

    final JdbcTemplate jdbc;
    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

    LevelDatabase(DataSource source) {
        jdbc = new JdbcTemplate(source);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(source);
        beans.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        beans.registerBean(JdbcTemplate.class, () -> jdbc);
        beans.registerBean(JdbcClient.class, () -> JdbcClient.create(jdbc));
        beans.registerBean(TransactionRetry.class, () -> new TransactionRetry(transactions, repeat -> Duration.ZERO));
        beans.scan("hub.stock", "hub.catalog");
        beans.register(LevelRows.class, PublicationPlan.class, Buffers.class, Releases.class);
        // Only what is asked for is made: the packages hold more than levels need.
        beans.addBeanFactoryPostProcessor(factory -> List.of(factory.getBeanDefinitionNames())
                .forEach(name -> factory.getBeanDefinition(name).setLazyInit(true)));
        beans.refresh();
    }

    <T> T of(Class<T> type) {
        return beans.getBean(type);
    }

    void account(String id, Instant createdAt) {
        jdbc.update(
                "insert into account (id, connector, store_key, label, status, paused, sync_frequency, settings, secrets,"
                        + " created_at, changed_at, version) values (?, 'shopify', ?, ?, 'active', false, 'real-time', '{}',"
                        + " ?, ?, ?, 1)",
                id,
                id,
                id,
                new byte[0],
                Timestamp.from(createdAt),
                Timestamp.from(createdAt));
    }

    void lists(String account, String listing, String sku, String locations) {
        jdbc.update(
                "insert into listing (account, listing, channel_sku, call_group, ids, locations, tracked, walk, seen_at)"
                        + " values (?, ?, ?, '', '{}', ?, true, 1, ?)",
                account,
                listing,
                sku,
                locations,
                Timestamp.from(Instant.EPOCH));
    }

    void holds(String sku, String location, int quantity) {
        jdbc.update(
                "insert into stock_balance (sku, location, on_hand, reserved, unavailable, counted_at)"
                        + " values (?, ?, ?, 2, 1, ?)",
                sku,
                location,
                quantity,
                Timestamp.from(Instant.EPOCH));
    }

    @Override
    public void close() {
        beans.close();
    }
}
