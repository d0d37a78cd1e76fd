package hub.till;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.stock.TestStore;
import hub.till.TillChanges.Change;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a till reads on from its cursor misses nothing, whoever commits last. */
class TillChangesTest {

    private static final Set<TillKind> ALL = EnumSet.allOf(TillKind.class);

    private TestStore store;
    private TillChanges changes;

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_change_is_read_once_and_moves_to_the_end_when_it_changes_again(TestStore on) {
        open(on);
        told(product("A"), product("B"), stock("A"), product("A"));
        told(order("X"));

        List<Change> read = changes.after(0, ALL, 10);
        assertThat(read).extracting(Change::subject).containsExactly("A", "B", "A");
        assertThat(read).extracting(Change::kind).containsExactly(TillKind.PRODUCT, TillKind.PRODUCT, TillKind.STOCK);
        long cursor = read.get(2).seq();
        assertThat(changes.after(cursor, ALL, 10)).isEmpty();
        told(product("A"));
        assertThat(changes.after(cursor, ALL, 10)).extracting(Change::subject).containsExactly("A");
        assertThat(changes.after(0, Set.of(TillKind.STOCK), 10)).hasSize(1);
        assertThat(changes.after(0, ALL, 2)).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void two_transactions_that_overtake_each_other_are_both_read(TestStore on) throws Exception {
        open(on);
        CountDownLatch firstIsWritten = new CountDownLatch(1);
        CountDownLatch secondIsRead = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<?> first = other.submit(() -> store.transaction.inTransaction(() -> {
            changes.hear(List.of(product("FIRST")));
            firstIsWritten.countDown();
            await(secondIsRead);
            return null;
        }));
        await(firstIsWritten);

        told(product("SECOND"));
        List<Change> read = changes.after(0, ALL, 10);
        secondIsRead.countDown();
        first.get();
        changes.number();

        assertThat(read).extracting(Change::subject).containsExactly("SECOND");
        assertThat(changes.after(read.get(0).seq(), ALL, 10))
                .extracting(Change::subject)
                .containsExactly("FIRST");
        other.shutdown();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void two_that_number_at_once_become_visible_in_the_order_of_their_numbers(TestStore on) throws Exception {
        open(on);
        CountDownLatch numbered = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService others = Executors.newFixedThreadPool(2);
        told(product("EARLIER"));
        store.transaction.inTransaction(() -> {
            changes.hear(List.of(product("A")));
            return null;
        });
        Future<?> slow = others.submit(() -> store.transaction.inTransaction(() -> {
            changes.number();
            numbered.countDown();
            await(goOn);
            return null;
        }));
        await(numbered);
        store.transaction.inTransaction(() -> {
            changes.hear(List.of(product("B")));
            return null;
        });
        Future<?> fast = others.submit(changes::number);

        // Whoever numbers second waits for the first: nothing younger can be seen before.
        assertThat(changes.after(1, ALL, 10)).isEmpty();
        goOn.countDown();
        slow.get();
        fast.get();

        assertThat(changes.after(1, ALL, 10)).extracting(Change::subject).containsExactly("A", "B");
        others.shutdown();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_reader_among_many_writers_sees_every_change(TestStore on) throws Exception {
        open(on);
        ExecutorService pool = Executors.newFixedThreadPool(6);
        AtomicBoolean written = new AtomicBoolean();
        List<Future<?>> writers = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            int writer = w;
            writers.add(pool.submit(() -> {
                for (int i = 0; i < 60; i++) {
                    String subject = writer + "-" + i;
                    store.transaction.inTransaction(() -> {
                        changes.hear(List.of(product(subject)));
                        Thread.onSpinWait();
                        if (ThreadLocalRandom.current().nextInt(4) == 0) {
                            store.jdbc.queryForList("select count(*) from till_change", Long.class);
                        }
                        return null;
                    });
                }
            }));
        }
        Future<?> numbering = pool.submit(() -> {
            while (!written.get()) {
                changes.number();
            }
            changes.number();
        });
        Set<String> seen = new HashSet<>();
        long cursor = 0;
        boolean last = false;
        while (!last) {
            last = numbering.isDone();
            List<Change> read = changes.after(cursor, ALL, 7);
            while (!read.isEmpty()) {
                read.forEach(change -> seen.add(change.subject()));
                cursor = read.get(read.size() - 1).seq();
                read = changes.after(cursor, ALL, 7);
            }
            if (writers.stream().allMatch(Future::isDone)) {
                written.set(true);
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        numbering.get();

        assertThat(seen).hasSize(240);
        pool.shutdown();
    }

    private void open(TestStore on) {
        store = on;
        changes = new TillChanges(on.jdbc, on.transaction);
    }

    /** Committed, and numbered. */
    private void told(JsonNode... events) {
        store.transaction.inTransaction(() -> {
            changes.hear(List.of(events));
            return null;
        });
        changes.number();
    }

    private static JsonNode product(String sku) {
        return event("crossdock.product.changed", sku);
    }

    private static JsonNode stock(String sku) {
        return event("crossdock.stock.changed", sku);
    }

    private static JsonNode order(String id) {
        return event("crossdock.order.updated", id);
    }

    private static JsonNode event(String type, String subject) {
        return Json.MAPPER.createObjectNode().put("type", type).put("subject", subject);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
