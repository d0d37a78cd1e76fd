package hub.mapping;

import hub.overlay.Overlay;
import hub.overlay.WrongFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The mapping files as they stand now: built-in ones, added to or replaced by those of the overlay. */
record MappingFiles(Map<String, Text> byPath) {

    private static final String FOLDER = "mappings";

    /** @param origin {@code built-in} or {@code overlay} */
    record Text(String file, String origin, String source) {}

    static MappingFiles load(Overlay overlay) {
        Map<String, Text> files = new TreeMap<>();
        overlay.files(FOLDER).forEach((path, resource) -> {
            if (path.endsWith(".jslt")) {
                String file = overlay.nameOf(FOLDER, path);
                String origin = file.equals(FOLDER + "/" + path) ? "built-in" : "overlay";
                try {
                    files.put(path, new Text(file, origin, resource.getContentAsString(StandardCharsets.UTF_8)));
                } catch (IOException e) {
                    throw new UncheckedIOException(file, e);
                }
            }
        });
        return new MappingFiles(Map.copyOf(files));
    }

    Optional<String> source(String path) {
        return Optional.ofNullable(byPath.get(path)).map(Text::source);
    }

    /** @throws WrongFiles naming every file that is wrong, with line and column */
    Map<MappingName, Compiled> compiled() {
        Map<MappingName, Compiled> compiled = new HashMap<>();
        List<String> faults = new ArrayList<>();
        new TreeMap<>(byPath).forEach((path, text) -> {
            try {
                MappingName name = MappingName.ofPath(path);
                compiled.put(name, MappingCompiler.compile(name, text.file(), text.source(), this::source));
            } catch (MappingFileException e) {
                faults.add(e.getMessage());
            } catch (IllegalArgumentException e) {
                faults.add(text.file() + ": " + e.getMessage());
            }
        });
        if (!faults.isEmpty()) {
            throw new WrongFiles(faults);
        }
        return Map.copyOf(compiled);
    }
}
