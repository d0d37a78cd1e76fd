package bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Executes recorded transactions and nothing else: what the database alone needs for them. */
final class SqlFloor {

    private SqlFloor() {}

    /** @return transactions per second */
    static double rate(HikariDataSource database, List<List<Statement>> transactions, int threads) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(workers.submit(() -> {
                for (int n = next.getAndIncrement(); n < transactions.size(); n = next.getAndIncrement()) {
                    execute(database, transactions.get(n));
                }
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        workers.shutdown();
        return transactions.size() / seconds;
    }

    private static void execute(HikariDataSource database, List<Statement> transaction) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Statement statement : transaction) {
                execute(connection, statement);
            }
            connection.commit();
        }
    }

    private static void execute(Connection connection, Statement statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            for (Object[] row : statement.rows()) {
                for (int i = 0; i < row.length; i++) {
                    prepared.setObject(i + 1, row[i]);
                }
                if (statement.kind() == Statement.Kind.BATCH) {
                    prepared.addBatch();
                }
            }
            switch (statement.kind()) {
                case QUERY -> read(prepared.executeQuery());
                case UPDATE -> prepared.executeUpdate();
                case BATCH -> prepared.executeBatch();
            }
        }
    }

    private static void read(ResultSet rows) throws SQLException {
        try (rows) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    rows.getObject(i);
                }
            }
        }
    }
}
