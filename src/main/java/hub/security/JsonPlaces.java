package hub.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The JSON tokens around suspicious bytes; as far as the body is readable JSON, nothing beyond. */
final class JsonPlaces {

    /** The hub's own limits come later: what is too deep or too long for a mapping is still searched. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final List<JsonPlace> places;

    private JsonPlaces(List<JsonPlace> places) {
        this.places = places;
    }

    static JsonPlaces of(byte[] body, List<CardSpan> spans) {
        List<JsonPlace> places = new ArrayList<>();
        if (!startsLikeJson(body)) return new JsonPlaces(places);
        try (JsonParser parser = FACTORY.createParser(body)) {
            collect(body, parser, spans, places);
        } catch (IOException broken) {
            // What was read before the break keeps its places; the rest is handled as text.
            return new JsonPlaces(places);
        }
        return new JsonPlaces(places);
    }

    JsonPlace at(CardSpan span) {
        for (JsonPlace place : places) if (place.holds(span)) return place;
        return JsonPlace.UNKNOWN;
    }

    private static void collect(byte[] body, JsonParser parser, List<CardSpan> spans, List<JsonPlace> places)
            throws IOException {
        int next = 0;
        for (JsonToken token = parser.nextToken(); token != null && next < spans.size(); token = parser.nextToken()) {
            JsonPlace.Kind kind = kind(token);
            if (kind == JsonPlace.Kind.UNKNOWN) continue;
            int from = (int) parser.currentTokenLocation().getByteOffset();
            int to = kind == JsonPlace.Kind.NUMBER ? numberEnd(body, from) : stringEnd(body, from);
            if (to <= spans.get(next).from()) continue;
            places.add(new JsonPlace(kind, from, to, parser.getParsingContext().pathAsPointer(), parser.getText()));
            while (next < spans.size() && spans.get(next).from() < to) next++;
        }
    }

    private static int numberEnd(byte[] body, int from) {
        int at = from;
        while (at < body.length && "+-.0123456789eE".indexOf(body[at]) >= 0) at++;
        return at;
    }

    private static int stringEnd(byte[] body, int from) {
        int at = from + 1;
        while (at < body.length && body[at] != '"') at += body[at] == '\\' ? 2 : 1;
        return Math.min(at + 1, body.length);
    }

    private static JsonPlace.Kind kind(JsonToken token) {
        return switch (token) {
            case FIELD_NAME -> JsonPlace.Kind.KEY;
            case VALUE_STRING -> JsonPlace.Kind.STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonPlace.Kind.NUMBER;
            default -> JsonPlace.Kind.UNKNOWN;
        };
    }

    private static boolean startsLikeJson(byte[] body) {
        int at = 0;
        while (at < body.length && (body[at] <= ' ')) at++;
        return at < body.length && "{[\"".indexOf(body[at]) >= 0;
    }
}
