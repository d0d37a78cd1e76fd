package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.schibsted.spt.data.jslt.Function;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** JSLT's functions on regular expressions again, because a backtracking match must count as work and come to an end. */
final class RegexFunctions {

    private static final LoadingCache<String, Pattern> PATTERNS =
            Caffeine.newBuilder().maximumSize(1000).build(RegexFunctions::compile);
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private RegexFunctions() {}

    static List<Function> all() {
        return List.of(
                HubFunction.of(
                        "test",
                        2,
                        args -> BooleanNode.valueOf(
                                !args[0].isNull() && matcher(args[0], args[1]).find())),
                HubFunction.of("capture", 2, args -> args[0].isNull() ? args[0] : capture(args[0], args[1])),
                HubFunction.of("split", 2, args -> args[0].isNull() ? args[0] : split(args[0], args[1])),
                HubFunction.of("replace", 3, args -> args[0].isNull() ? args[0] : replace(args[0], args[1], args[2])));
    }

    private static JsonNode capture(JsonNode text, JsonNode regex) {
        ObjectNode groups = JsonNodeFactory.instance.objectNode();
        Matcher matcher = matcher(text, regex);
        if (!matcher.find()) {
            return groups;
        }
        GROUP.matcher(regex.asText()).results().map(result -> result.group(1)).forEach(name -> {
            if (matcher.group(name) != null) {
                groups.put(name, matcher.group(name));
            }
        });
        return groups;
    }

    private static JsonNode split(JsonNode text, JsonNode regex) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (String part : pattern(regex).split(new MeteredText(text.asText()))) {
            parts.add(part);
        }
        return parts;
    }

    private static JsonNode replace(JsonNode text, JsonNode regex, JsonNode with) {
        Matcher matcher = matcher(text, regex);
        StringBuilder result = new StringBuilder();
        String replacement = Matcher.quoteReplacement(with.asText());
        while (matcher.find()) {
            Meter.charge(1 + replacement.length());
            matcher.appendReplacement(result, replacement);
        }
        return TextNode.valueOf(matcher.appendTail(result).toString());
    }

    private static Matcher matcher(JsonNode text, JsonNode regex) {
        return pattern(regex).matcher(new MeteredText(text.asText()));
    }

    private static Pattern pattern(JsonNode regex) {
        return PATTERNS.get(regex.asText());
    }

    private static Pattern compile(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new HubFunction.Refused("regular expression: " + e.getDescription() + " at " + e.getIndex());
        }
    }

    private record MeteredText(String text) implements CharSequence {

        @Override
        public char charAt(int index) {
            Meter.charge(1);
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
