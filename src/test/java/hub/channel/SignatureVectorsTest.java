package hub.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published signatures of several schemes, each verified by a connector.yaml alone. */
class SignatureVectorsTest {

    private static final Path VECTORS = Path.of("../shared/fixtures/signatures/vectors.json");

    private static final String STANDARD_WEBHOOKS = """
              signature:
                scheme: hmac-sha256
                encoding: base64
                headers: [webhook-signature]
                prefix: "v1,"
                separator: " "
                secret: key
                secretForm: base64
                content: "{header:webhook-id}.{header:webhook-timestamp}.{body}"
              replay:
                timestampHeaders: [webhook-timestamp]
                signed: true
                window: PT5M
            """;
    private static final String X_HUB = """
              signature:
                scheme: hmac-sha256
                encoding: hex
                headers: [X-Hub-Signature-256]
                prefix: "sha256="
                secret: key
              handshake:
                echo: hub.challenge
                token: hub.verify_token
                secret: token
            """;

    @TempDir
    Path overlay;

    @Test
    void published_shopify_signatures_are_valid() throws IOException {
        Connector shopify = AccountFixture.connectors().get("shopify");
        for (JsonNode vector : vectors("shopify-hmac-sha256-base64")) {
            assertThat(verify(shopify, "clientSecret", vector, AccountFixture.NOW))
                    .isInstanceOf(Verdict.Accepted.class);
        }
    }

    @Test
    void published_x_hub_signatures_are_valid_and_need_their_prefix() throws IOException {
        Connector hub = connector(X_HUB);
        for (JsonNode vector : vectors("x-hub-signature-256")) {
            assertThat(verify(hub, "key", vector, AccountFixture.NOW)).isInstanceOf(Verdict.Accepted.class);

            String bare =
                    vector.path("headers").path("X-Hub-Signature-256").asText().substring("sha256=".length());
            assertThat(verify(hub, "key", vector, AccountFixture.NOW, Map.of("X-Hub-Signature-256", bare)))
                    .isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void published_standard_webhooks_are_valid_within_their_window_only() throws IOException {
        Connector standard = connector(STANDARD_WEBHOOKS);
        Instant sent = Instant.ofEpochSecond(1614265330);
        for (JsonNode vector : vectors("standard-webhooks-v1")) {
            String signature = vector.path("headers").path("webhook-signature").asText();

            assertThat(verify(standard, "key", vector, sent)).isInstanceOf(Verdict.Accepted.class);
            assertThat(verify(standard, "key", vector, sent, Map.of("webhook-signature", "v1,AAAA " + signature)))
                    .isInstanceOf(Verdict.Accepted.class);
            assertThat(verify(standard, "key", vector, sent.plusSeconds(301)))
                    .isEqualTo(new Verdict.Refused("signature_invalid", "signed time outside the window of PT5M"));
            assertThat(verify(standard, "key", vector, sent, Map.of("webhook-timestamp", "1614265331")))
                    .isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void a_handshake_is_answered_only_with_the_accounts_token() throws IOException {
        Connector hub = connector(X_HUB);
        Account account = account(hub, "token", "letmein");
        Map<String, String> query = new HashMap<>(Map.of("hub.challenge", "1158201444", "hub.verify_token", "letmein"));

        assertThat(new Handshakes().answer(hub, account, query::get)).contains("1158201444");
        query.put("hub.verify_token", "guess");
        assertThat(new Handshakes().answer(hub, account, query::get)).isEmpty();
        query.remove("hub.verify_token");
        assertThat(new Handshakes().answer(hub, account, query::get)).isEmpty();
        assertThat(new Handshakes().answer(AccountFixture.connectors().get("shopify"), account, query::get))
                .isEmpty();
    }

    private static Verdict verify(Connector connector, String secret, JsonNode vector, Instant at) {
        return verify(connector, secret, vector, at, Map.of());
    }

    private static Verdict verify(
            Connector connector, String secret, JsonNode vector, Instant at, Map<String, String> instead) {
        Map<String, String> headers = new HashMap<>();
        vector.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        headers.putAll(instead);
        byte[] body = vector.path("body").asText().getBytes(UTF_8);
        return new WebhookVerifier(AccountFixture.alone())
                .verify(
                        connector,
                        account(connector, secret, vector.path("secret").asText()),
                        Delivery.of(headers, body, "", at));
    }

    private static Account account(Connector connector, String secret, String value) {
        return AccountFixture.account("acme", connector.name(), "acme", Map.of(), Map.of(secret, List.of(value)));
    }

    private static List<JsonNode> vectors(String scheme) throws IOException {
        assumeThat(VECTORS).as("published signatures are missing: %s", VECTORS).exists();
        List<JsonNode> found = new java.util.ArrayList<>();
        Json.MAPPER.readTree(Files.readAllBytes(VECTORS)).forEach(vector -> {
            if (vector.path("scheme").asText().startsWith(scheme)
                    && vector.path("secret").isTextual()) {
                found.add(vector);
            }
        });
        assertThat(found).isNotEmpty();
        return found;
    }

    private Connector connector(String rules) throws IOException {
        String file = """
                name: one
                title: One
                settings:
                  - {name: url, title: Site, required: true}
                secrets:
                  - {name: key, title: Key, many: true}
                  - {name: token, title: Token}
                storeKey: {setting: url}
                webhook:
                """ + rules.indent(0) + """
                          limit: {perMinute: 60, burst: 10}
                          deduplicate: {hash: true}
                        version: {scheme: read}
                        status: {}
                        """;
        Path folder = Files.createDirectories(overlay.resolve("connectors/one"));
        Files.writeString(folder.resolve("connector.yaml"), file);
        return new Connectors(new hub.overlay.Overlay(overlay.toString())).get("one");
    }
}
