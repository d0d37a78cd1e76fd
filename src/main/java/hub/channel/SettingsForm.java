package hub.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of an account against what its connector declares. */
final class SettingsForm {

    private static final int LONGEST = 255;

    private final BodyFields fields;
    private final Connector connector;

    SettingsForm(BodyFields fields, Connector connector) {
        this.fields = fields;
        this.connector = connector;
    }

    Map<String, String> read() {
        JsonNode given = fields.at("settings");
        if (fields.has("settings") && !given.isObject()) {
            fields.fault("/settings", "not an object (expected: names and values)");
            return Map.of();
        }
        given.fieldNames().forEachRemaining(name -> {
            if (connector.setting(name).isEmpty()) {
                fields.fault("/settings/" + name, "unknown (expected: " + declared() + ")");
            }
        });
        Map<String, String> settings = new LinkedHashMap<>();
        for (Connector.Setting setting : connector.settings()) {
            String value = value(setting, given.path(setting.name()));
            if (value != null) {
                settings.put(setting.name(), value);
            }
        }
        return settings;
    }

    private String value(Connector.Setting setting, JsonNode given) {
        String path = "/settings/" + setting.name();
        if (given.isMissingNode() || given.isNull()) {
            if (setting.required() && setting.otherwise() == null) {
                fields.fault(path, "missing (expected: " + setting.title() + ")");
            }
            return setting.otherwise();
        }
        String value = given.isValueNode() ? given.asText().strip() : "";
        if (value.isEmpty() || value.length() > LONGEST) {
            fields.fault(path, "not a text (expected: 1 to " + LONGEST + " characters)");
            return null;
        }
        if (setting.pattern() != null && !setting.pattern().matcher(value).matches()) {
            fields.fault(path, value + " (expected: " + setting.pattern() + ")");
            return null;
        }
        return value;
    }

    private String declared() {
        return connector.settings().stream().map(Connector.Setting::name).collect(Collectors.joining(", "));
    }
}
