package drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ops/drills/stop}: one flood and one stop under load. */
class StopDrillIT {

    @TempDir
    private Path home;

    @Test
    void a_hub_told_to_stop_answers_everybody_and_loses_nothing() throws IOException, InterruptedException {
        StopDrill.Verdict verdict = new StopDrill(home, Integer.getInteger("drill.stops", 1)).run();

        System.out.println(verdict);
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.accepted()).isPositive();
    }
}
