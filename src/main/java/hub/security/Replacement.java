package hub.security;

import java.util.regex.Pattern;

/** What stands in a body instead of card data, so that valid JSON stays valid, nested JSON text included. */
record Replacement(int from, int to, String text) {

    private static final Pattern PROPERTY_VALUE = Pattern.compile("\"\\s*:\\s*$");
    private static final Pattern ANY_VALUE = Pattern.compile("[\\[,:]\\s*$");
    private static final Pattern VALUE_END = Pattern.compile("^\\s*[,}\\]]");

    static Replacement of(byte[] body, CardSpan span, JsonPlace place, int before) {
        return switch (place.kind()) {
            case NUMBER -> new Replacement(place.from(), place.to(), '"' + CardScrubber.REMOVED + '"');
            // Two keys of one object must stay two.
            case KEY -> in(span, before == 0 ? CardScrubber.REMOVED : CardScrubber.REMOVED + (before + 1));
            case STRING, UNKNOWN -> in(span, nestedNumber(body, span, place) ? "null" : CardScrubber.REMOVED);
        };
    }

    private static Replacement in(CardSpan span, String text) {
        return new Replacement(span.from(), span.to(), text);
    }

    /** A bare number of JSON text that stands in a string: {@code null} is all that fits there at any depth of escaping. */
    private static boolean nestedNumber(byte[] body, CardSpan span, JsonPlace place) {
        String before = CardWindow.of(body, span.from() - 24, span.from()).text;
        String after = CardWindow.of(body, span.to(), span.to() + 12).text;
        boolean jsonText = place.value() != null && place.value().strip().matches("(?s)[{\\[].*[}\\]]");
        Pattern start = jsonText ? ANY_VALUE : PROPERTY_VALUE;
        return start.matcher(before).find() && VALUE_END.matcher(after).find();
    }
}
