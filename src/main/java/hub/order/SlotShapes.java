package hub.order;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import hub.json.Json;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** JSON as the values of slots. */
final class SlotShapes {

    private static final Map<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();

    private SlotShapes() {}

    static <T extends SlotValue> T read(Class<T> type, JsonNode value, String path) {
        if (!value.isObject()) {
            throw new ObservationInvalid(path, "expected: an object");
        }
        try {
            return READERS.computeIfAbsent(type, Json.MAPPER::readerFor).readValue(value);
        } catch (JsonMappingException e) {
            throw new ObservationInvalid(path + pointer(e), expected(e));
        } catch (IOException e) {
            throw new ObservationInvalid(path, "expected: " + type.getSimpleName());
        }
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() != null ? step.getFieldName() : step.getIndex()))
                .collect(Collectors.joining());
    }

    /** Jackson's own message repeats the value; what the records say themselves does not. */
    private static String expected(JsonMappingException e) {
        Throwable cause = e.getCause();
        if (cause != null && cause.getClass() == IllegalArgumentException.class
                || cause instanceof NullPointerException) {
            return cause instanceof NullPointerException ? "missing: " + cause.getMessage() : cause.getMessage();
        }
        boolean typed = e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null;
        return "expected: "
                + (typed ? ((MismatchedInputException) e).getTargetType().getSimpleName() : "another shape");
    }
}
