package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import hub.outbound.CallMappings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The mappings around calls, as they stand in the files. */
public final class FileMappings implements CallMappings {

    private final Map<String, Program> programs = new ConcurrentHashMap<>();

    @Override
    public JsonNode run(String connector, String name, JsonNode input) {
        return programs.computeIfAbsent(connector + "/" + name + ".jslt", Mappings::program)
                .run(input);
    }
}
