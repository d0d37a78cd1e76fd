package hub.mapping;

import hub.overlay.Overlay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The samples of connectors, built in and of the overlay. */
@Component
class Samples {

    private static final Pattern EXPECTED =
            Pattern.compile("(?<platform>[^/]+)/samples/(?<name>(?<mapping>[^/.]+)\\.[^/]+)\\.expected\\.json");

    private final Overlay overlay;

    Samples(Overlay overlay) {
        this.overlay = overlay;
    }

    List<Sample> all() {
        Map<String, Resource> files = overlay.files("connectors");
        return files.keySet().stream()
                .filter(path -> EXPECTED.matcher(path).matches())
                .map(path -> sample(files, path))
                .toList();
    }

    /** Those of one mapping. */
    List<Sample> of(MappingName name) {
        return all().stream().filter(sample -> sample.mapping().equals(name)).toList();
    }

    private static Sample sample(Map<String, Resource> files, String expected) {
        Matcher parts = EXPECTED.matcher(expected);
        if (!parts.matches()) {
            throw new IllegalArgumentException("sample: " + expected);
        }
        String payload = expected.replaceFirst("\\.expected\\.json$", ".json");
        return new Sample(
                new MappingName(parts.group("platform"), parts.group("mapping")),
                parts.group("name"),
                bytes(files, payload),
                bytes(files, expected));
    }

    private static byte[] bytes(Map<String, Resource> files, String path) {
        Resource file = files.get(path);
        if (file == null) {
            throw new IllegalStateException("connectors/" + path + ": missing (expected: the payload of a sample)");
        }
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("connectors/" + path, e);
        }
    }
}
