package bench;

import drills.ImportDrill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings a big file into the packaged hub and prints how fast it was and how much heap it used. */
public final class ImportsBench {

    private ImportsBench() {}

    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        String heap = args.length > 1 ? args[1] : "512m";
        Path home = Files.createTempDirectory("imports-bench");

        ImportDrill.Verdict verdict = new ImportDrill(home, rows, heap, 0).run();

        System.out.println("import_rows " + verdict.read());
        System.out.println("import_rows_failed " + verdict.failed());
        System.out.println("import_received " + verdict.received());
        System.out.println("import_rows_s " + verdict.rowsPerSecond());
        System.out.println("import_heap_limit_mib " + heap.replaceAll("\\D", ""));
        System.out.println("import_heap_most_mib " + verdict.heapMost());
        System.out.println("import_heap_live_early_mib " + verdict.liveEarly());
        System.out.println("import_heap_live_late_mib " + verdict.liveLate());
    }
}
