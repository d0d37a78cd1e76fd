package hub.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import hub.settings.HubSettings;
import hub.settings.WrongSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** H2 in the data folder, or the PostgreSQL that {@code HUB_DB_URL} names. */
@Configuration(proxyBeanMethods = false)
class Database {

    /** WRITE_DELAY=0: a commit is on disk before it is answered, so that a kill loses nothing. */
    private static final String H2 = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
            + ";LOCK_TIMEOUT=10000;PAGE_SIZE=4096;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=131072"
            // A message takes more statements than the eight H2 keeps parsed; parsing them anew was a tenth of the
            // work.
            + ";QUERY_CACHE_SIZE=128";

    private static final String CONNECT_SECONDS = "2";

    /** The longest a statement may take outside of requests; a socketTimeout in HUB_DB_URL goes before it. */
    private static final String SOCKET_SECONDS = "30";

    @Bean(destroyMethod = "close")
    DataSource hubDataSource(
            HubSettings settings, DataFolder folder, @Value("${hub.database.wait-at-start:PT30S}") Duration wait) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("hub");
        pool.setMaximumPoolSize(20);
        // Senders must have their 503 within 3 s when no connection is to be had.
        pool.setConnectionTimeout(2000);
        pool.setValidationTimeout(500);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (settings.embeddedDatabase()) {
            pool.setJdbcUrl("jdbc:h2:file:" + folder.resolve("db").resolve("crossdock") + H2);
            pool.setUsername("sa");
            pool.setPassword("");
            return pool;
        }
        pool.setJdbcUrl(settings.dbUrl());
        pool.setUsername(settings.dbUser());
        pool.setPassword(settings.dbPassword());
        pool.setInitializationFailTimeout(wait.toMillis());
        neverHang(pool);
        return new InTime(answering(pool));
    }

    /** Over a line that fell silent nobody would hear of the end for hours: neither here nor in the database. */
    private static void neverHang(HikariDataSource pool) {
        pool.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        pool.addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        // What a lost session had locked is free again before anybody has to look for it.
        pool.setConnectionInitSql("set idle_in_transaction_session_timeout = '15s'");
    }

    /** The address is not repeated: it may hold a password. */
    private static HikariDataSource answering(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return pool;
        } catch (SQLException | HikariPool.PoolInitializationException away) {
            pool.close();
            Throwable said = away.getCause() == null ? away : away.getCause();
            throw new WrongSettings(
                    "HUB_DB_URL: does not let the hub in (expected: a PostgreSQL that answers and knows HUB_DB_USER): "
                            + said.getMessage(),
                    away);
        }
    }

    @Bean
    TransactionTemplate hubTransaction(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }
}
