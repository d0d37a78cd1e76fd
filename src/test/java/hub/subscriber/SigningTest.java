package hub.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import hub.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningTest {

    private static final Path VECTORS = Path.of("../shared/fixtures/signatures/vectors.json");

    @Test
    void the_published_vectors_are_met() throws IOException {
        assumeTrue(Files.exists(VECTORS), "no vectors at " + VECTORS);
        List<JsonNode> checked = new ArrayList<>();
        for (JsonNode vector : Json.MAPPER.readTree(VECTORS.toFile())) {
            if (vector.path("scheme").asText().equals("standard-webhooks-v1")) {
                JsonNode headers = vector.path("headers");
                assertThat(Signing.header(
                                List.of(vector.path("secret").asText()),
                                headers.path("webhook-id").asText(),
                                headers.path("webhook-timestamp").asLong(),
                                vector.path("body").asText().getBytes(UTF_8)))
                        .isEqualTo(headers.path("webhook-signature").asText());
                checked.add(vector);
            }
        }
        assertThat(checked).isNotEmpty();
    }

    @Test
    void while_secrets_rotate_a_consumer_with_either_is_served() {
        String old = Signing.newSecret();
        String fresh = Signing.newSecret();
        String body = "{\"type\":\"ü\"}";
        long now = Instant.now().getEpochSecond();

        String header = Signing.header(List.of(fresh, old), "evt_1", now, body.getBytes(UTF_8));

        Map<String, List<String>> headers = Map.of(
                "webhook-id", List.of("evt_1"),
                "webhook-timestamp", List.of(Long.toString(now)),
                "webhook-signature", List.of(header));
        assertThatCode(() -> new Webhook(old).verify(body, headers)).doesNotThrowAnyException();
        assertThatCode(() -> new Webhook(fresh).verify(body, headers)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Webhook(Signing.newSecret()).verify(body, headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void a_signature_is_believed_of_either_secret_of_this_body_and_within_the_window_only() throws Exception {
        String old = Signing.newSecret();
        String fresh = Signing.newSecret();
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        Duration window = Duration.ofMinutes(5);
        byte[] body = "{\"type\":\"ü\"}".getBytes(UTF_8);
        String theirs = new Webhook(old).sign("evt_1", now.getEpochSecond(), "{\"type\":\"ü\"}");
        String sent = Long.toString(now.getEpochSecond());
        List<String> both = List.of(fresh, old);

        assertThat(Signing.verifies(both, "evt_1", sent, theirs, body, now.plus(window), window))
                .isTrue();
        assertThat(Signing.verifies(both, "evt_1", sent, "v1,AAAA v1a,BBBB " + theirs, body, now, window))
                .isTrue();
        assertThat(Signing.verifies(
                        both, "evt_1", sent, theirs, body, now.plus(window).plusSeconds(1), window))
                .isFalse();
        assertThat(Signing.verifies(
                        both, "evt_1", sent, theirs, body, now.minus(window).minusSeconds(1), window))
                .isFalse();
        assertThat(Signing.verifies(List.of(fresh), "evt_1", sent, theirs, body, now, window))
                .isFalse();
        assertThat(Signing.verifies(both, "evt_2", sent, theirs, body, now, window))
                .isFalse();
        assertThat(Signing.verifies(both, "evt_1", sent, theirs, new byte[] {1}, now, window))
                .isFalse();
        assertThat(Signing.verifies(both, "evt_1", "soon", theirs, body, now, window))
                .isFalse();
        assertThat(Signing.verifies(both, null, sent, theirs, body, now, window))
                .isFalse();
        assertThat(Signing.verifies(both, "evt_1", sent, null, body, now, window))
                .isFalse();
        assertThat(Signing.verifies(both, "evt_1", sent, "", body, now, window)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_c2hvcnQ=",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa!!",
                "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbf="
            })
    void what_is_no_secret_is_not_usable(String secret) {
        assertThat(Signing.usable(secret)).isFalse();
    }

    @Test
    void an_id_holds_nothing_that_could_be_taken_for_the_timestamp() {
        assertThat(WebhookId.of("S.K:U\n:main:7"))
                .isEqualTo(WebhookId.of("S.K:U\n:main:7"))
                .matches("evt_[A-Za-z0-9_-]{28}")
                .isNotEqualTo(WebhookId.of("S.K:U\n:main:8"));
    }
}
