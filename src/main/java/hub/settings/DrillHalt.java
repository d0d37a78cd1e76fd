package hub.settings;

import java.util.concurrent.atomic.AtomicInteger;

/** Lets a drill stop the process dead at a seam; without its environment variables it does nothing. */
final class DrillHalt implements Seams {

    private final String seam;
    private final AtomicInteger left;

    private DrillHalt(String seam, int after) {
        this.seam = seam;
        this.left = new AtomicInteger(after);
    }

    static Seams fromEnvironment() {
        String seam = System.getenv("HUB_DRILL_HALT_AT");
        if (seam == null || seam.isBlank()) {
            return passed -> {};
        }
        return new DrillHalt(seam, Integer.parseInt(System.getenv().getOrDefault("HUB_DRILL_HALT_AFTER", "1")));
    }

    @Override
    public void passed(String passed) {
        if (passed.equals(seam) && left.decrementAndGet() <= 0) {
            Runtime.getRuntime().halt(137);
        }
    }
}
