package bench;

import com.zaxxer.hikari.HikariDataSource;
import drills.ShopifyShop;
import hub.Crossdock;
import hub.channel.AccountDesk;
import hub.it.WithoutTests;
import hub.json.Json;
import hub.stock.Adjustment;
import hub.stock.Adjustments;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole hub in this process, with accounts and stock enough, its worker and its feed held until they are wanted. */
final class MeasuredHub implements AutoCloseable {

    private static final String WORKER = "orders-from-intake";
    private static final String FEED = "outbox-to-feed";

    private final ServletWebServerApplicationContext hub;

    MeasuredHub(Path folder) throws Exception {
        SpringApplication application = new SpringApplication(Crossdock.class);
        application.addInitializers(starting -> {
            starting.getBeanFactory().registerSingleton("hubWithoutTests", new WithoutTests());
            starting.getBeanFactory().addBeanPostProcessor(new Recording());
        });
        hub = (ServletWebServerApplicationContext) application.run(
                "--server.port=0",
                "--server.tomcat.max-keep-alive-requests=-1",
                "--spring.jmx.enabled=false",
                "--hub.data-dir=" + folder.resolve("data"),
                "--hub.admin-key=bench-admin-key-0123456789abcdef",
                "--logging.threshold.console=OFF",
                "--logging.file.name=" + folder.resolve("hub.log"));
        hold();
        openAccounts();
        countStock();
    }

    private void openAccounts() throws IOException {
        for (int i = 0; i < BenchOrders.ACCOUNTS; i++) {
            String account = BenchOrders.account(i);
            bean(AccountDesk.class)
                    .create(Json.MAPPER.readTree(ShopifyShop.account(account, BenchOrders.secret(account))));
        }
    }

    private void countStock() {
        Instant now = Instant.now();
        for (int i = 0; i < BenchOrders.SKUS; i++) {
            Adjustment count = new Adjustment(
                    BenchOrders.sku(i), "main", Adjustment.Reason.COUNT, BigDecimal.valueOf(1_000_000), now);
            bean(TransactionTemplate.class)
                    .executeWithoutResult(status -> bean(Adjustments.class).record(count, now));
        }
    }

    int port() {
        return hub.getWebServer().getPort();
    }

    <T> T bean(Class<T> type) {
        return hub.getBean(type);
    }

    void hold() throws Exception {
        bean(CamelContext.class).getRouteController().stopRoute(WORKER);
        bean(CamelContext.class).getRouteController().stopRoute(FEED);
    }

    void work() throws Exception {
        bean(CamelContext.class).getRouteController().startRoute(WORKER);
    }

    void feed() throws Exception {
        bean(CamelContext.class).getRouteController().startRoute(FEED);
    }

    void awaitWorkedOff() {
        Awaitility.await("the intake queue is worked off")
                .atMost(Duration.ofMinutes(5))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> intake().getMessageCount() == 0);
    }

    long orders() {
        return count("select count(*) from orders where visible");
    }

    long heldPieces() {
        return count("select coalesce(sum(reserved), 0) from stock_balance");
    }

    private long count(String sql) {
        return bean(JdbcTemplate.class).queryForObject(sql, Long.class);
    }

    void forgetWaiting() throws Exception {
        intake().deleteAllReferences();
    }

    private Queue intake() {
        return bean(EmbeddedActiveMQ.class).getActiveMQServer().locateQueue("intake");
    }

    @Override
    public void close() {
        hub.close();
    }

    private static final class Recording implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof HikariDataSource pool ? new SqlRecorder(pool) : bean;
        }
    }
}
