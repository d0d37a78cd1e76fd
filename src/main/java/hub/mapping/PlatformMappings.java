package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import hub.outbound.CallFailed;
import hub.outbound.CallMappings;
import org.springframework.stereotype.Component;

/** The mappings around calls to platforms, in force like all others. */
@Component
class PlatformMappings implements CallMappings {

    private final MappingLibrary library;

    PlatformMappings(MappingLibrary library) {
        this.library = library;
    }

    @Override
    public JsonNode run(String connector, String name, JsonNode input) {
        InForce mapping = library.inForce(new MappingName(connector, name))
                .orElseThrow(() -> new CallFailed("mapping: " + connector + "/" + name + " is missing"));
        try {
            return mapping.program().run(input);
        } catch (MappingFailure failure) {
            throw new CallFailed("mapping: " + failure.getMessage());
        }
    }
}
