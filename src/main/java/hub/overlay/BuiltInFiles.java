package hub.overlay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.util.UriUtils;

/** The files packed with the hub: on disk while developing, inside the jar when installed. */
final class BuiltInFiles {

    private final PathMatchingResourcePatternResolver resolver;

    BuiltInFiles(ClassLoader classes) {
        this.resolver = new PathMatchingResourcePatternResolver(classes);
    }

    Map<String, Resource> below(String folder) {
        try {
            List<String> roots = new ArrayList<>();
            for (Resource root : resolver.getResources("classpath*:" + folder + "/")) {
                roots.add(root.getURL().toString());
            }
            Map<String, Resource> files = new TreeMap<>();
            for (Resource found : resolver.getResources("classpath*:" + folder + "/**")) {
                String url = found.getURL().toString();
                // The Java flows live in a package of the same name.
                if (!url.endsWith("/") && !url.endsWith(".class") && found.isReadable()) {
                    files.putIfAbsent(relative(roots, url), found);
                }
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String relative(List<String> roots, String url) {
        int start = roots.stream()
                .filter(url::startsWith)
                .mapToInt(String::length)
                .max()
                .orElseThrow(() -> new IllegalStateException(url + " (expected: below one of " + roots + ")"));
        return UriUtils.decode(url.substring(start), UTF_8);
    }
}
