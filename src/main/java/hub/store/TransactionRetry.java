package hub.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Repeats a whole transaction that lost against another one: a deadlock, a serialisation failure, a lock not had in time. */
public final class TransactionRetry {

    private static final int REPEATS = 5;
    private static final Set<String> LOST = Set.of("40001", "40P01");
    /** H2: lock timeout, and a row changed by another transaction meanwhile. */
    private static final Set<Integer> LOST_IN_H2 = Set.of(50200, 90131);

    private final TransactionTemplate transaction;
    private final IntFunction<Duration> pause;

    /** @param pause how long to wait before the n-th repeat, with jitter */
    public TransactionRetry(PlatformTransactionManager manager, IntFunction<Duration> pause) {
        this.transaction = new TransactionTemplate(manager);
        this.pause = pause;
    }

    /** Runs the work in one transaction; inside a transaction that is already open it joins that one and repeats nothing. */
    public <T> T inTransaction(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        for (int repeat = 1; ; repeat++) {
            try {
                return transaction.execute(status -> work.get());
            } catch (RuntimeException e) {
                if (repeat > REPEATS || !lostToAnother(e)) {
                    throw e;
                }
                sleep(pause.apply(repeat), e);
            }
        }
    }

    /** Whether repeating the transaction can help. */
    public static boolean lostToAnother(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && lost(sql)) {
                return true;
            }
        }
        return false;
    }

    /** A batch hides the failure of its statement in the chain of next exceptions. */
    private static boolean lost(SQLException failure) {
        for (SQLException next = failure; next != null; next = next.getNextException()) {
            if (next.getSQLState() != null && LOST.contains(next.getSQLState())
                    || LOST_IN_H2.contains(next.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    private static void sleep(Duration pause, RuntimeException lost) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost;
        }
    }
}
