package hub.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One secret of an account: a text, or a list of texts while it rotates. Its value is never part of a message. */
final class SecretForm {

    private static final int LONGEST = 4096;
    private static final int MOST = 20;

    private final BodyFields fields;
    private final Connector connector;
    private final Connector.Secret secret;

    SecretForm(BodyFields fields, Connector connector, Connector.Secret secret) {
        this.fields = fields;
        this.connector = connector;
        this.secret = secret;
    }

    static String unknown(Connector connector) {
        return "unknown (expected: "
                + connector.secrets().stream().map(Connector.Secret::name).collect(Collectors.joining(", ")) + ")";
    }

    /** @return empty when faulty; an empty list when it is to be taken away */
    Optional<List<String>> read(JsonNode given) {
        if (given.isNull() || given.isArray() && given.isEmpty()) {
            return Optional.of(List.of());
        }
        List<JsonNode> nodes = new ArrayList<>();
        if (given.isArray()) {
            given.forEach(nodes::add);
        } else {
            nodes.add(given);
        }
        if (nodes.size() > (secret.many() ? MOST : 1)) {
            return faulty("too many (expected: " + (secret.many() ? "at most " + MOST : "one") + ")");
        }
        if (!nodes.stream().allMatch(this::usable)) {
            return faulty("not usable (expected: " + secret.title() + ", 1 to " + LONGEST + " characters)");
        }
        return Optional.of(nodes.stream().map(SecretForm::text).distinct().toList());
    }

    // Copied secrets bring their line end with them.
    private static String text(JsonNode value) {
        return value.asText().strip();
    }

    private boolean usable(JsonNode value) {
        if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > LONGEST) {
            return false;
        }
        Webhook webhook = connector.webhook();
        return webhook == null
                || !webhook.signature().secret().equals(secret.name())
                || Signatures.canKey(webhook.signature(), text(value));
    }

    private Optional<List<String>> faulty(String message) {
        fields.fault("/secrets/" + secret.name(), message);
        return Optional.empty();
    }
}
