package bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Notes what the worker's threads execute, transaction by transaction, with the values bound. Off, it hands through. */
final class SqlRecorder extends DelegatingDataSource {

    private final Queue<List<Statement>> transactions = new ConcurrentLinkedQueue<>();
    private volatile boolean on;

    SqlRecorder(DataSource target) {
        super(target);
    }

    void record(boolean record) {
        on = record;
    }

    /** @return what was noted since it was last asked */
    List<List<Statement>> taken() {
        List<List<Statement>> taken = List.copyOf(transactions);
        transactions.clear();
        return taken;
    }

    @Override
    public Connection getConnection() throws java.sql.SQLException {
        Connection connection = obtainTargetDataSource().getConnection();
        boolean worker = Thread.currentThread().getName().contains("JmsConsumer[intake]");
        return on && worker ? recorded(connection) : connection;
    }

    private Connection recorded(Connection connection) {
        List<Statement> open = new ArrayList<>();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            switch (method.getName()) {
                case "prepareStatement" -> {
                    return recorded((PreparedStatement) result, (String) arguments[0], open);
                }
                case "createStatement" -> {
                    return recorded((java.sql.Statement) result, open);
                }
                case "commit" -> {
                    transactions.add(List.copyOf(open));
                    open.clear();
                }
                case "rollback" -> open.clear();
                default -> {}
            }
            return result;
        });
    }

    private static java.sql.Statement recorded(java.sql.Statement statement, List<Statement> open) {
        return proxy(java.sql.Statement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                boolean query = method.getName().equals("executeQuery");
                open.add(Statement.of(
                        (String) arguments[0],
                        query ? Statement.Kind.QUERY : Statement.Kind.UPDATE,
                        List.of(new Object[][] {{}})));
            }
            return call(statement, method, arguments);
        });
    }

    private static PreparedStatement recorded(PreparedStatement statement, String sql, List<Statement> open) {
        TreeMap<Integer, Object> bound = new TreeMap<>();
        List<Object[]> batch = new ArrayList<>();
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            String name = method.getName();
            if (name.equals("addBatch")) {
                batch.add(bound.values().toArray());
            } else if (name.equals("executeBatch")) {
                open.add(Statement.of(sql, Statement.Kind.BATCH, batch));
                batch.clear();
            } else if (name.startsWith("execute")) {
                boolean query = name.equals("executeQuery");
                open.add(
                        Statement.of(sql, query ? Statement.Kind.QUERY : Statement.Kind.UPDATE, List.of(new Object[][] {
                            bound.values().toArray()
                        })));
            } else if (name.startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer index) {
                bound.put(index, name.equals("setNull") ? null : arguments[1]);
            }
            return call(statement, method, arguments);
        });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
