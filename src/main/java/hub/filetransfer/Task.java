package hub.filetransfer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import hub.exchange.Format;
import java.util.Map;

/** What is done with files. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Task.Import.class, name = "import"),
    @JsonSubTypes.Type(value = Task.Export.class, name = "export")
})
public sealed interface Task {

    /**
     * @param format null where the file's ending says it
     * @param account null for mappings that need none
     */
    record Import(Format format, String mapping, String account) implements Task {}

    /**
     * @param of {@code orders}, {@code stock} …
     * @param filter as the export takes it in its query
     * @param personal with what names a person
     */
    record Export(String of, Format format, Map<String, String> filter, boolean personal) implements Task {}
}
