package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A payload of a connector's {@code samples/} with what it must become: {@code <mapping>.<case>.json} beside
 * {@code <mapping>.<case>.expected.json}. Expected is the whole document, or {@code {"failure":{stage,code,paths}}}.
 */
record Sample(MappingName mapping, String name, byte[] payload, byte[] expected) {

    /** What the mapping makes of the payload, in the form of an expectation. */
    JsonNode outcome(Program program) {
        try {
            JsonNode document = program.run(Payload.read(payload));
            ObservationSchema.check(document);
            return Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(document));
        } catch (MappingFailure e) {
            return failure(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode expectation() {
        try {
            return Json.MAPPER.readTree(expected);
        } catch (IOException e) {
            throw new UncheckedIOException("sample " + name + ".expected.json", e);
        }
    }

    private static JsonNode failure(MappingFailure e) {
        ObjectNode outcome = Json.MAPPER.createObjectNode();
        ObjectNode failure =
                outcome.putObject("failure").put("stage", e.stage().word()).put("code", e.code());
        e.faults().forEach(fault -> failure.withArray("paths").add(fault.path()));
        return outcome;
    }
}
