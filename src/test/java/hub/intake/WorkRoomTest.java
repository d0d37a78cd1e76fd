package hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class WorkRoomTest {

    private final WorkRoom room = new WorkRoom(DataSize.ofMegabytes(1));
    private final AtomicBoolean stopping = new AtomicBoolean();

    @Test
    void small_messages_are_worked_on_together() throws InterruptedException {
        for (int i = 0; i < 8; i++) {
            assertThat(room.take(4_000, stopping::get)).isPositive();
        }
    }

    @Test
    void one_larger_than_all_room_is_worked_on_alone() throws Exception {
        int whole = room.take(10_000_000, stopping::get);
        CompletableFuture<Integer> next = waiting(4_000);

        assertThat(next).isNotDone();
        room.giveBack(whole);

        assertThat(next.get(10, TimeUnit.SECONDS)).isPositive();
    }

    @Test
    void who_waits_when_the_hub_stops_goes_back() throws Exception {
        room.take(10_000_000, stopping::get);
        CompletableFuture<Integer> next = waiting(10_000_000);

        stopping.set(true);

        assertThat(next.get(10, TimeUnit.SECONDS)).isZero();
    }

    private CompletableFuture<Integer> waiting(int bytes) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return room.take(bytes, stopping::get);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
