package hub.json;

import com.networknt.schema.ValidationMessage;

/** Says what a schema found as the hub says faults: at the field that is wrong, with what was expected, never the value. */
final class SchemaFaults {

    private SchemaFaults() {}

    static Schema.Fault told(ValidationMessage found) {
        String path = found.getInstanceLocation().toString();
        // The schema names the object around a property that is missing or too many.
        String field = found.getProperty() == null ? path : path + "/" + escaped(found.getProperty());
        Object expected =
                found.getArguments() == null || found.getArguments().length == 0 ? "" : found.getArguments()[0];
        return switch (found.getType()) {
            case "required" -> new Schema.Fault(field, "missing (expected: a value)");
            case "additionalProperties" -> new Schema.Fault(field, "unknown (expected: only fields of the schema)");
            case "enum" -> new Schema.Fault(path, "unknown (expected: one of " + expected + ")");
            case "minLength" -> new Schema.Fault(path, "too short (expected: at least " + expected + " characters)");
            case "maxLength" -> new Schema.Fault(path, "too long (expected: at most " + expected + " characters)");
            case "minItems" -> new Schema.Fault(path, "too few (expected: at least " + expected + ")");
            case "maxItems" -> new Schema.Fault(path, "too many (expected: at most " + expected + ")");
            case "exclusiveMinimum" -> new Schema.Fault(path, "too small (expected: more than " + expected + ")");
            case "minimum" -> new Schema.Fault(path, "too small (expected: at least " + expected + ")");
            case "maximum" -> new Schema.Fault(path, "too great (expected: at most " + expected + ")");
            default -> new Schema.Fault(path, plain(found));
        };
    }

    private static String plain(ValidationMessage found) {
        String text = found.getMessage().replaceFirst("^[^:]*: ", "");
        return switch (found.getType()) {
            case "type" -> text.replaceFirst("^(\\w+) found, (.*) expected$", "$1 (expected: $2)");
            case "format" -> text.replaceFirst("^does not match the [\\w-]+ pattern (.*)$", "unusable (expected: $1)");
            default -> text;
        };
    }

    private static String escaped(String property) {
        return property.replace("~", "~0").replace("/", "~1");
    }
}
