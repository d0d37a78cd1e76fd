package hub.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a platform signs: a template of literal text, <code>{body}</code> (the raw bytes), <code>{url}</code> (the
 * address it was told to call) and <code>{header:Name}</code>.
 */
public final class SignedContent {

    private static final Pattern PLACE = Pattern.compile("\\{(body|url|header:[A-Za-z0-9-]+)}");

    private final List<String> pieces = new ArrayList<>();

    /** @throws IllegalArgumentException when the body is not signed exactly once or a place is unknown */
    public static SignedContent of(String template) {
        SignedContent content = new SignedContent();
        Matcher place = PLACE.matcher(template);
        int from = 0;
        while (place.find()) {
            content.literal(template.substring(from, place.start()));
            content.pieces.add(place.group());
            from = place.end();
        }
        content.literal(template.substring(from));
        if (content.pieces.stream().filter("{body}"::equals).count() != 1) {
            throw new IllegalArgumentException("content: " + template + " (expected: {body} once)");
        }
        return content;
    }

    boolean signs(String header) {
        return pieces.stream().anyMatch(("{header:" + header + "}")::equalsIgnoreCase);
    }

    void feed(Delivery delivery, Consumer<byte[]> into) {
        for (String piece : pieces) {
            if (piece.equals("{body}")) {
                into.accept(delivery.body());
            } else if (piece.equals("{url}")) {
                into.accept(delivery.url().getBytes(UTF_8));
            } else if (piece.startsWith("{header:")) {
                String name = piece.substring("{header:".length(), piece.length() - 1);
                into.accept(delivery.header(name).orElse("").getBytes(UTF_8));
            } else {
                into.accept(piece.getBytes(UTF_8));
            }
        }
    }

    private void literal(String text) {
        if (text.contains("{") || text.contains("}")) {
            throw new IllegalArgumentException("content: " + text + " (expected: {body}, {url} or {header:Name})");
        }
        if (!text.isEmpty()) {
            pieces.add(text);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedContent content && pieces.equals(content.pieces);
    }

    @Override
    public int hashCode() {
        return pieces.hashCode();
    }
}
