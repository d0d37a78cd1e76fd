package drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ops/drills/kill}: one kill at a random moment and one at each seam. */
class KillDrillIT {

    @TempDir
    private Path home;

    @Test
    void what_was_accepted_survives_every_kill() throws IOException, InterruptedException {
        int kills = Integer.getInteger("drill.kills", 4);
        long seed = Long.getLong("drill.seed", 20261123L);

        KillDrill.Verdict verdict = new KillDrill(home, seed, kills).run();

        System.out.println(verdict);
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.sent()).hasSize(7).noneMatch(sent -> sent.startsWith("0 "));
    }
}
