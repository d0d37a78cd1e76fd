package hub.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Connections of a database behind a network. A sender who waits must hear 503 within three seconds, also when the
 * database neither answers nor refuses: in a request a connection is given up when the rest of that time is over.
 */
final class InTime extends DelegatingDataSource implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofMillis(2600);
    private static final Duration LEAST = Duration.ofMillis(200);
    private static final String BEGUN = InTime.class.getName() + ".begun";

    private final HikariDataSource pool;

    InTime(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return pool.getConnection();
        }
        long begun = begun(request);
        Connection connection = pool.getConnection();
        Duration left = ANSWER.minusNanos(System.nanoTime() - begun);
        // The pool sets it back when the connection comes home; the driver needs no thread for it.
        connection.setNetworkTimeout(Runnable::run, (int) (left.compareTo(LEAST) < 0 ? LEAST : left).toMillis());
        return connection;
    }

    /** When this request first asked for the database. */
    private static long begun(RequestAttributes request) {
        if (request.getAttribute(BEGUN, RequestAttributes.SCOPE_REQUEST) instanceof Long begun) {
            return begun;
        }
        long now = System.nanoTime();
        request.setAttribute(BEGUN, now, RequestAttributes.SCOPE_REQUEST);
        return now;
    }

    @Override
    public void close() {
        pool.close();
    }
}
