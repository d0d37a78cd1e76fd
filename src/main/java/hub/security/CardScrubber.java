package hub.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Takes card data out of whatever comes in, before it is queued, stored, logged or traced. */
@Component
public class CardScrubber {

    /** Has no character that JSON, XML, a form or a query string would have to escape. */
    public static final String REMOVED = "***removed***";

    /**
     * @param body as received, any encoding, valid or not
     * @param contentType of the body, may be null
     * @param exempt machine ids of the connector that are no card numbers
     * @return the same array when it held no card data; valid JSON stays valid JSON
     */
    public Scrubbed scrub(byte[] body, String contentType, List<CardExemption> exempt) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        List<CardSpan> spans = CardScan.of(body, type.contains("form-urlencoded"));
        if (spans.isEmpty()) return new Scrubbed(body, 0);
        List<Replacement> replacements = replacements(body, spans, exempt);
        return replacements.isEmpty()
                ? new Scrubbed(body, 0)
                : new Scrubbed(replace(body, replacements), replacements.size());
    }

    /** For header values, query strings, log lines and messages of exceptions; null stays null. */
    public String scrubText(String text) {
        if (text == null || text.length() < 3) return text;
        byte[] body = text.getBytes(UTF_8);
        List<CardSpan> spans = CardScan.of(body, false);
        if (spans.isEmpty()) return text;
        return new String(replace(body, replacements(body, spans, List.of())), UTF_8);
    }

    private static List<Replacement> replacements(byte[] body, List<CardSpan> spans, List<CardExemption> exempt) {
        JsonPlaces places = JsonPlaces.of(body, spans);
        List<Replacement> replacements = new ArrayList<>();
        for (CardSpan span : spans) {
            JsonPlace place = places.at(span);
            if (span.kind() == CardSpan.Kind.NUMBER && isNoCard(body, place, exempt)) continue;
            replacements.add(Replacement.of(body, span, place, replacements.size()));
        }
        return replacements;
    }

    private static boolean isNoCard(byte[] body, JsonPlace place, List<CardExemption> exempt) {
        boolean negative = place.kind() == JsonPlace.Kind.NUMBER && body[place.from()] == '-';
        return negative || CardExemptions.cover(exempt, place);
    }

    private static byte[] replace(byte[] body, List<Replacement> replacements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 32 * replacements.size());
        int at = 0;
        for (Replacement replacement : replacements) {
            // Two card numbers in one JSON number token are replaced together.
            if (replacement.from() < at) continue;
            out.write(body, at, replacement.from() - at);
            out.writeBytes(replacement.text().getBytes(UTF_8));
            at = replacement.to();
        }
        out.write(body, at, body.length - at);
        return out.toByteArray();
    }
}
