package hub.order;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts no store can hold are refused where they come in. */
final class ObservationTexts {

    private ObservationTexts() {}

    static void check(JsonNode node, String path) {
        if (node.isTextual() && node.textValue().indexOf('\0') >= 0) {
            throw new ObservationInvalid(path, "contains NUL (expected: text)");
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), path + "/" + i);
            }
        }
        if (node.isObject()) {
            node.fields().forEachRemaining(member -> {
                String name = member.getKey();
                if (name.indexOf('\0') >= 0) {
                    throw new ObservationInvalid(path, "name contains NUL (expected: text)");
                }
                check(member.getValue(), path + "/" + name);
            });
        }
    }
}
