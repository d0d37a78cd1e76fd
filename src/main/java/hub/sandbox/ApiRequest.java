package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call of a platform's API.
 *
 * @param path behind the shop's address, with a slash in front
 * @param headers names in lower case
 * @param body missing node when there is none or it is no JSON
 */
public record ApiRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, JsonNode body) {

    private static final Pattern OPERATION = Pattern.compile("\\s*(query|mutation)\\s+(\\w+)");

    /** Kind and name of a GraphQL operation; null for other calls. */
    String operation() {
        Matcher named = OPERATION.matcher(body.path("query").asText(""));
        return named.lookingAt() ? named.group(1) + " " + named.group(2) : null;
    }

    /** Whether it does something, or only asks. */
    public boolean changes() {
        String operation = operation();
        return operation == null ? !method.equals("GET") : operation.startsWith("mutation");
    }

    String query(String name, String otherwise) {
        return query.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        String given = query.getOrDefault(name, "");
        return given.matches("[0-9]{1,9}") ? Integer.parseInt(given) : otherwise;
    }
}
