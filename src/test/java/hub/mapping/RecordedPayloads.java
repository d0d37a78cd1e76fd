package hub.mapping;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What becomes of every recorded file, by {@code recorded-payloads.txt}. */
final class RecordedPayloads {

    static final Path FOLDER = Path.of("..", "shared", "fixtures");

    private static final Map<String, Treatment> TREATMENTS = read();

    /** @param kind {@code map}, {@code park} or {@code skip}; @param what which mapping, or why none */
    record Treatment(String kind, String what) {

        boolean isMapped() {
            return kind.equals("map");
        }

        boolean isUnreadable() {
            return kind.equals("park");
        }

        MappingName mapping() {
            String[] parts = what.split("/");
            return new MappingName(parts[0], parts[1]);
        }
    }

    private RecordedPayloads() {}

    /** Null for a file nobody has decided about. */
    static Treatment of(String file) {
        return TREATMENTS.get(file);
    }

    private static Map<String, Treatment> read() {
        Map<String, Treatment> treatments = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RecordedPayloads.class.getResourceAsStream("/recorded-payloads.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split(" = |(?<= = (map|park|skip)) ", 3);
                treatments.put(parts[0], new Treatment(parts[1], parts[2]));
            });
            return treatments;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
