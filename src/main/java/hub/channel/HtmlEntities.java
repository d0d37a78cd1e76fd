package hub.channel;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** WordPress's {@code wp_specialchars_decode} with {@code ENT_QUOTES}: five characters, decoded once. */
final class HtmlEntities {

    private static final Pattern ENTITY =
            Pattern.compile("&(?:#0*(?<decimal>39|34|60|62|38)|#[xX]0*(?<hex>27|22|26)|(?<name>quot|lt|gt|amp));");
    private static final Map<String, String> NAMED = Map.of("quot", "\"", "lt", "<", "gt", ">", "amp", "&");

    private HtmlEntities() {}

    static String decode(String text) {
        return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character((Matcher) entity)));
    }

    private static String character(Matcher entity) {
        if (entity.group("decimal") != null) {
            return Character.toString(Integer.parseInt(entity.group("decimal")));
        }
        if (entity.group("hex") != null) {
            return Character.toString(Integer.parseInt(entity.group("hex"), 16));
        }
        return NAMED.get(entity.group("name"));
    }
}
