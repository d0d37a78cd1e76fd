package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import hub.overlay.Overlay;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Runs mappings in tests. */
final class Mappings {

    private static final MappingFiles FILES = MappingFiles.load(new Overlay(""));
    private static final MappingName INLINE = new MappingName("test", "inline");

    private Mappings() {}

    static Program program(String path) {
        MappingFiles.Text text = FILES.byPath().get(path);
        return MappingCompiler.compile(
                        MappingName.ofPath(path),
                        text.file(),
                        text.source(),
                        module ->
                                Optional.ofNullable(FILES.byPath().get(module)).map(MappingFiles.Text::source))
                .program()
                .orElseThrow();
    }

    static Compiled compile(String source, Map<String, String> modules) {
        return MappingCompiler.compile(INLINE, "inline.jslt", source, path -> Optional.ofNullable(modules.get(path)));
    }

    static JsonNode run(String source, String payload) {
        return compile(source, Map.of())
                .program()
                .orElseThrow()
                .run(Payload.read(payload.getBytes(StandardCharsets.UTF_8)));
    }
}
