package hub.intake;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * How many bytes of messages may be worked on at once. Opened and read, a message is many times its size; a few of the
 * largest at once would take the memory of all. Small ones never wait but behind such.
 */
@Component
class WorkRoom {

    /** Of the heap, so that what becomes of the bytes fits into a quarter of it. */
    private static final int SHARE = 64;

    private static final int UNIT = 1024;
    private static final long LOOK_UP_MILLIS = 200;

    private final int units;
    private final Semaphore free;

    WorkRoom(@Value("${hub.worker.bytes-at-once:0B}") DataSize given) {
        long bytes =
                given.toBytes() > 0 ? given.toBytes() : Runtime.getRuntime().maxMemory() / SHARE;
        units = (int) Math.max(1, Math.min(bytes / UNIT, Integer.MAX_VALUE));
        free = new Semaphore(units, true);
    }

    /**
     * Waits for room; what is larger than all of it is worked on alone.
     *
     * @param stopping whether to wait no longer
     * @return what to give back; 0 when the hub stops and the message has to go back to the queue
     */
    int take(int bytes, BooleanSupplier stopping) throws InterruptedException {
        int taken = Math.min(units, bytes / UNIT + 1);
        do {
            if (free.tryAcquire(taken, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
                return taken;
            }
        } while (!stopping.getAsBoolean());
        return 0;
    }

    void giveBack(int taken) {
        free.release(taken);
    }
}
