package routes;

import hub.overlay.Overlay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.spi.Resource;
import org.springframework.core.io.ByteArrayResource;

/**
 * The YAML flows and kamelets as they read at one moment.
 *
 * @param texts the name messages call a file by → its bytes
 */
record FlowTexts(Map<String, byte[]> texts) {

    private static final String KAMELET = ".kamelet.yaml";

    static FlowTexts of(Overlay overlay) {
        Map<String, byte[]> texts = new TreeMap<>();
        read(overlay, "connectors", KAMELET, texts);
        read(overlay, "routes", ".yaml", texts);
        return new FlowTexts(texts);
    }

    /** Route or kamelet of that file. */
    static String id(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        return name.replace(KAMELET, "").replace(".yaml", "");
    }

    static boolean isKamelet(String file) {
        return file.endsWith(KAMELET);
    }

    /** Files that are new, gone or read otherwise. */
    Set<String> differing(FlowTexts other) {
        Set<String> differing = new TreeSet<>(texts.keySet());
        differing.addAll(other.texts.keySet());
        differing.removeIf(file -> Arrays.equals(texts.get(file), other.texts.get(file)));
        return differing;
    }

    boolean has(String file) {
        return texts.containsKey(file);
    }

    Resource resource(String file) {
        return new OverlaidFile(file, new ByteArrayResource(texts.get(file)));
    }

    private static void read(Overlay overlay, String folder, String ending, Map<String, byte[]> texts) {
        overlay.files(folder).forEach((path, file) -> {
            if (path.endsWith(ending)) {
                try {
                    texts.put(overlay.nameOf(folder, path), file.getContentAsByteArray());
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        });
    }
}
