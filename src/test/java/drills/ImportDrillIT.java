package drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ops/drills/imports}: a file many times as long as a chunk, little memory, a kill in its middle. */
class ImportDrillIT {

    @TempDir
    private Path home;

    @Test
    void a_killed_import_goes_on_at_its_last_chunk_and_ends_as_if_nothing_had_been() throws IOException {
        int rows = Integer.getInteger("drill.rows", 10_000);
        int kills = Integer.getInteger("drill.kills", 1);
        String heap = System.getProperty("drill.heap", "256m");

        ImportDrill.Verdict verdict = new ImportDrill(home, rows, heap, kills).run();

        System.out.println(verdict);
        assertThat(verdict.state()).isEqualTo("done");
        assertThat(verdict.read()).isEqualTo(rows);
        assertThat(verdict.failed()).isEqualTo(rows / 1000);
        assertThat(verdict.received()).isEqualTo(Integer.toString(rows - rows / 1000));
        long limit = Long.parseLong(heap.replaceAll("\\D", ""));
        // Flat: a file that were held in memory would show in what outlives a collection.
        assertThat(verdict.liveLate()).isPositive().isLessThan(verdict.liveEarly() + limit / 4);
        assertThat(verdict.heapMost()).isLessThanOrEqualTo(limit);
        assertThat(verdict.goneOn().split(" ")).hasSize(kills).doesNotContain("0");
    }
}
