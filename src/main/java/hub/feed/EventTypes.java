package hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.json.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every type of event the hub tells, by its file under {@code schemas/events}: the one place they are defined. */
public final class EventTypes {

    /**
     * @param scope who may hear of it: the scope that reads the same by API
     * @param schema JSON Schema of {@code data}
     */
    public record EventType(String name, String scope, JsonNode schema, Schema check) {}

    private static final String FOLDER = "schemas/events/";
    private static final String ENDING = ".schema.json";
    private static final SortedMap<String, EventType> ALL = read();

    private EventTypes() {}

    public static Map<String, EventType> all() {
        return ALL;
    }

    public static Optional<EventType> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static SortedMap<String, EventType> read() {
        SortedMap<String, EventType> types = new TreeMap<>();
        try {
            PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
            for (Resource file : files.getResources("classpath:" + FOLDER + "*" + ENDING)) {
                String name = file.getFilename().substring(0, file.getFilename().length() - ENDING.length());
                types.put(name, type(name, file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    private static EventType type(String name, Resource file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            JsonNode schema = Json.MAPPER.readTree(in);
            return new EventType(
                    name, schema.path("x-scope").asText(), schema, Schema.load("events/" + file.getFilename()));
        }
    }
}
