package hub.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The mapping files: built-in ones, added to or replaced by those of the overlay. */
record MappingFiles(Map<String, Text> byPath) {

    /** @param origin {@code built-in} or {@code overlay} */
    record Text(String file, String origin, String source) {}

    /** @param overlay the overlay folder, null where there is none */
    static MappingFiles load(Path overlay) {
        Map<String, Text> files = new LinkedHashMap<>();
        try {
            builtIn(files);
            if (overlay != null && Files.isDirectory(overlay.resolve("mappings"))) {
                overlay(overlay.resolve("mappings"), files);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MappingFiles(Map.copyOf(files));
    }

    List<MappingName> names() {
        return byPath.keySet().stream().sorted().map(this::name).toList();
    }

    private MappingName name(String path) {
        try {
            return MappingName.ofPath(path);
        } catch (IllegalArgumentException e) {
            throw new MappingFileException(byPath.get(path).file(), 0, 0, e.getMessage());
        }
    }

    private static void builtIn(Map<String, Text> files) throws IOException {
        for (Resource resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:mappings/*/*.jslt")) {
            String url = resource.getURL().toString();
            String path = url.substring(url.lastIndexOf("/mappings/") + "/mappings/".length());
            String source = resource.getContentAsString(StandardCharsets.UTF_8);
            files.putIfAbsent(path, new Text("mappings/" + path, "built-in", source));
        }
    }

    private static void overlay(Path folder, Map<String, Text> files) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(path -> path.toString().endsWith(".jslt"))
                    .sorted()
                    .toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                files.put(path, new Text(file.toString(), "overlay", Files.readString(file)));
            }
        }
    }
}
