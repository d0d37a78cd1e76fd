package hub.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The samples of connectors, built in and of the overlay. */
@Component
class Samples {

    private static final String EXPECTED = ".expected.json";

    private final List<String> folders;

    Samples(@Value("${hub.overlay:}") String overlay) {
        this.folders = Stream.of(
                        Optional.of("classpath*:connectors/"),
                        Optional.of(overlay)
                                .filter(dir -> !dir.isBlank())
                                .map(dir -> Path.of(dir)
                                        .resolve("connectors")
                                        .toUri()
                                        .toString()))
                .flatMap(Optional::stream)
                .toList();
    }

    List<Sample> all() {
        return find("*");
    }

    /** Those of one mapping. */
    List<Sample> of(MappingName name) {
        return find(name.platform()).stream()
                .filter(sample -> sample.mapping().equals(name))
                .toList();
    }

    private List<Sample> find(String platform) {
        List<Sample> samples = new ArrayList<>();
        try {
            for (String folder : folders) {
                for (Resource expected : new PathMatchingResourcePatternResolver()
                        .getResources(folder + platform + "/samples/*" + EXPECTED)) {
                    samples.add(sample(expected));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    private static Sample sample(Resource expected) throws IOException {
        String file = expected.getFilename();
        String name = file.substring(0, file.length() - EXPECTED.length());
        String[] folders = expected.getURL().getPath().split("/");
        return new Sample(
                new MappingName(folders[folders.length - 3], name.split("\\.")[0]),
                name,
                expected.createRelative(name + ".json").getContentAsByteArray(),
                expected.getContentAsByteArray());
    }
}
