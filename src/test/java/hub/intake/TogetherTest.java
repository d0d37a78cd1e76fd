package hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private final List<List<byte[]>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch slowDisk = new CountDownLatch(1);
    private final ExecutorService senders = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        senders.shutdownNow();
    }

    @Test
    void who_comes_while_the_disk_is_busy_goes_together_with_the_others_who_wait() throws Exception {
        Together<byte[]> together = new Together<>(this::slowly, bytes -> bytes.length);
        List<Future<?>> sent = start(together, 1);
        awaitGroups(1);
        sent.addAll(start(together, 20));
        Awaitility.await().until(() -> together.waiting() == 20);

        slowDisk.countDown();
        ended(sent);

        assertThat(groups).extracting(List::size).containsExactly(1, 20);
    }

    @Test
    void a_group_has_a_limit_in_number_and_in_bytes() throws Exception {
        Together<byte[]> together = new Together<>(this::slowly, bytes -> bytes.length);
        List<Future<?>> sent = start(together, 1);
        awaitGroups(1);
        sent.addAll(start(together, 100));
        Awaitility.await().until(() -> together.waiting() == 100);
        sent.add(senders.submit(() -> together.put(new byte[3_000_000])));
        Awaitility.await().until(() -> together.waiting() == 101);

        slowDisk.countDown();
        ended(sent);

        assertThat(groups).extracting(List::size).containsExactly(1, 64, 36, 1);
    }

    @Test
    void a_failure_is_heard_by_all_who_wait_and_by_nobody_after_them() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        Together<byte[]> together = new Together<>(
                group -> {
                    slowly(group);
                    if (turns.getAndIncrement() == 0) {
                        throw new IllegalArgumentException("disk");
                    }
                },
                bytes -> bytes.length);
        List<Future<?>> sent = start(together, 1);
        awaitGroups(1);
        sent.addAll(start(together, 10));
        Awaitility.await().until(() -> together.waiting() == 10);

        slowDisk.countDown();

        for (Future<?> one : sent) {
            assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("disk");
        }
        together.put(new byte[] {1});
        assertThat(groups).hasSize(2);
    }

    @Test
    void nobody_is_forgotten_or_sent_twice_in_the_crowd() throws Exception {
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        AtomicInteger sent = new AtomicInteger();
        Together<byte[]> together = new Together<>(
                group -> group.forEach(bytes -> {
                    sent.incrementAndGet();
                    seen.add((bytes[0] & 0xFF) << 16 | (bytes[1] & 0xFF) << 8 | bytes[2] & 0xFF);
                }),
                bytes -> bytes.length);
        List<Future<?>> crowd = IntStream.range(0, 16)
                .<Future<?>>mapToObj(n -> senders.submit(() -> {
                    for (int i = 0; i < 500; i++) {
                        int id = n * 500 + i;
                        together.put(new byte[] {(byte) (id >> 16), (byte) (id >> 8), (byte) id});
                        assertThat(seen).contains(id);
                    }
                }))
                .toList();

        ended(crowd);

        assertThat(sent).hasValue(8_000);
        assertThat(seen).hasSize(8_000);
    }

    private void slowly(List<byte[]> group) {
        groups.add(group);
        try {
            slowDisk.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Future<?>> start(Together<byte[]> together, int count) {
        List<Future<?>> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(senders.submit(() -> together.put(new byte[] {1})));
        }
        return started;
    }

    private void awaitGroups(int count) {
        Awaitility.await().until(() -> groups.size() == count);
    }

    private static void ended(List<Future<?>> sent) throws Exception {
        for (Future<?> one : sent) {
            one.get(60, TimeUnit.SECONDS);
        }
    }
}
