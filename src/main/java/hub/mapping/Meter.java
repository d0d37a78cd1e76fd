package hub.mapping;

/**
 * Counts the work of one run on its thread. Steps instead of seconds, so that the same payload always ends the same way,
 * on any machine and under any load.
 */
final class Meter {

    private static final ThreadLocal<Meter> CURRENT = ThreadLocal.withInitial(Meter::new);
    private static final long UNLIMITED = Long.MAX_VALUE;

    private long left = UNLIMITED;

    static final class Exhausted extends RuntimeException {
        Exhausted() {
            super("steps used up", null, false, false);
        }
    }

    static Meter start(long steps) {
        Meter meter = CURRENT.get();
        meter.left = steps;
        return meter;
    }

    void stop() {
        left = UNLIMITED;
    }

    static void charge(long steps) {
        Meter meter = CURRENT.get();
        meter.left -= steps;
        if (meter.left < 0) {
            throw new Exhausted();
        }
    }
}
