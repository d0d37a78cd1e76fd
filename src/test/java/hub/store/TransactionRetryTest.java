package hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

class TransactionRetryTest {

    private final List<Integer> pauses = new ArrayList<>();
    private final Transactions transactions = new Transactions();
    private final TransactionRetry retry = new TransactionRetry(transactions, repeat -> {
        pauses.add(repeat);
        return Duration.ZERO;
    });

    @Test
    void a_transaction_that_lost_is_repeated_as_a_whole() {
        AtomicInteger runs = new AtomicInteger();

        String result = retry.inTransaction(() -> {
            if (runs.incrementAndGet() < 3) {
                throw lost("40P01", 0);
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(transactions.log).containsExactly("begin", "rollback", "begin", "rollback", "begin", "commit");
        assertThat(pauses).containsExactly(1, 2);
    }

    @Test
    void it_gives_up_after_five_repeats() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> retry.inTransaction(() -> {
                    runs.incrementAndGet();
                    throw lost("40001", 0);
                }))
                .isInstanceOf(CannotAcquireLockException.class);

        assertThat(runs).hasValue(6);
    }

    @Test
    void another_failure_is_not_repeated() {
        assertThatThrownBy(() -> retry.inTransaction(() -> {
                    throw lost("23505", 0);
                }))
                .isInstanceOf(CannotAcquireLockException.class);

        assertThat(transactions.log).containsExactly("begin", "rollback");
    }

    @Test
    void inside_an_open_transaction_nothing_is_repeated() {
        assertThatThrownBy(() -> retry.inTransaction(() -> retry.inTransaction(() -> {
                    throw lost("23505", 0);
                })))
                .isInstanceOf(CannotAcquireLockException.class);

        assertThat(transactions.log).containsExactly("begin", "rollback");
    }

    @Test
    void a_lock_timeout_of_h2_and_a_failure_hidden_in_a_batch_count_as_lost() {
        SQLException batch = new BatchUpdateException("batch", null, 0, new int[0]);
        batch.setNextException(new SQLException("deadlock", "40P01"));

        assertThat(TransactionRetry.lostToAnother(lost("HYT00", 50200))).isTrue();
        assertThat(TransactionRetry.lostToAnother(new IllegalStateException(batch)))
                .isTrue();
        assertThat(TransactionRetry.lostToAnother(new IllegalStateException("other")))
                .isFalse();
    }

    private static CannotAcquireLockException lost(String state, int code) {
        return new CannotAcquireLockException("lost", new SQLException("lost", state, code));
    }

    private static final class Transactions extends AbstractPlatformTransactionManager {

        final transient List<String> log = new ArrayList<>();

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            log.add("begin");
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            log.add("commit");
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            log.add("rollback");
        }
    }
}
