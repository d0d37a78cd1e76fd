package hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.problem.Problem;
import hub.stock.TestStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;

class IdempotencyTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(20);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void many_at_once_with_one_key_have_one_effect(TestStore store) throws Exception {
        Idempotency once = idempotency(store);
        AtomicInteger effects = new AtomicInteger();
        List<Future<Boolean>> running = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            running.add(threads.submit(() -> {
                try {
                    return once.once("s", "k", "body", HttpStatus.CREATED, effects::incrementAndGet)
                            .getStatusCode()
                            .is2xxSuccessful();
                } catch (Problem refused) {
                    assertThat(refused.code()).isEqualTo("idempotency_running");
                    return false;
                }
            }));
        }
        boolean anyone = false;
        for (Future<Boolean> one : running) {
            anyone |= one.get();
        }

        assertThat(anyone).isTrue();
        assertThat(effects).hasValue(1);
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void while_the_first_request_runs_the_second_is_told_so(TestStore store) throws Exception {
        Idempotency once = idempotency(store);
        assertSecondIsRefused(once, once);
        store.close();
    }

    @Test
    void on_another_replica_it_is_told_so_while_the_first_still_runs() throws Exception {
        TestStore store = TestStore.postgres();
        assertSecondIsRefused(idempotency(store), idempotency(store));
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_failed_effect_leaves_the_key_free(TestStore store) {
        Idempotency once = idempotency(store);
        assertThatThrownBy(() -> once.once("s", "k", "body", HttpStatus.OK, () -> {
                    throw new Problem(409, "stock_short", "TEE", List.of());
                }))
                .isInstanceOf(Problem.class);

        assertThat(once.once("s", "k", "body", HttpStatus.OK, () -> Map.of("done", true))
                        .getBody())
                .hasToString("{\"done\":true}");
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void keys_of_different_requests_never_meet(TestStore store) {
        Idempotency once = idempotency(store);
        once.once("one", "k", "body", HttpStatus.OK, () -> 1);

        assertThat(once.once("other", "k", "else", HttpStatus.OK, () -> 2).getBody())
                .hasToString("2");
        store.close();
    }

    @Test
    void a_connection_of_the_embedded_database_keeps_no_time_out() {
        TestStore store = TestStore.h2();
        idempotency(store).once("s", "k", "body", HttpStatus.OK, () -> 1);

        assertThat(store.jdbc.queryForObject(
                        "select setting_value from information_schema.settings where setting_name = 'QUERY_TIMEOUT'",
                        String.class))
                .isEqualTo("0");
        store.close();
    }

    private void assertSecondIsRefused(Idempotency first, Idempotency second) throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<?> running = threads.submit(() -> first.once("s", "k", "body", HttpStatus.OK, () -> {
            inside.countDown();
            await(go);
            return 1;
        }));
        inside.await();

        assertThatThrownBy(() -> second.once("s", "k", "body", HttpStatus.OK, () -> 2))
                .isInstanceOfSatisfying(Problem.class, refused -> {
                    assertThat(refused.status()).isEqualTo(409);
                    assertThat(refused.code()).isEqualTo("idempotency_running");
                });
        go.countDown();
        running.get(10, TimeUnit.SECONDS);
    }

    private static Idempotency idempotency(TestStore store) {
        return new Idempotency(
                store.jdbc.getDataSource(),
                store.transaction,
                Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC),
                store.isPostgres());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
