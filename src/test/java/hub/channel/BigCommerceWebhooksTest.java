package hub.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Webhooks that name their topic and their store in the body, and prove themselves by a signature or by a header. */
class BigCommerceWebhooksTest {

    private static final Path RECORDED = Path.of("..", "shared", "fixtures", "bigcommerce");
    private static final Connector BIG = AccountFixture.connectors().get("bigcommerce");
    private static final byte[] BODY =
            ("{\"scope\":\"store/order/statusUpdated\",\"store_id\":\"1025646\",\"data\":{\"type\":\"order\",\"id\":250},"
                            + "\"hash\":\"7ee67cd1cf2ca60bc1aa9e5fe957d2de373be4ca\",\"producer\":\"stores/abc123\"}")
                    .getBytes(UTF_8);
    private static final Account ACME = AccountFixture.account(
            "acme",
            "bigcommerce",
            "abc123",
            Map.of("api", "https://api.bigcommerce.com/stores/abc123"),
            Map.of("clientSecret", List.of("s3cret"), "webhookToken", List.of("t0ken")));

    @Test
    void the_topic_is_read_from_the_signed_body() {
        Verdict verdict = verify(ACME, signed("msg_1", AccountFixture.NOW, "s3cret"), BODY);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            assertThat(accepted.topic()).isEqualTo("store/order/statusUpdated");
            assertThat(accepted.hintOnly()).isFalse();
        });
    }

    @Test
    void a_repeat_is_the_same_message_and_two_of_one_body_are_two() {
        assertThat(key("msg_1", AccountFixture.NOW)).isEqualTo(key("msg_1", AccountFixture.NOW.plusSeconds(60)));
        assertThat(key("msg_1", AccountFixture.NOW)).isNotEqualTo(key("msg_2", AccountFixture.NOW));
    }

    @Test
    void what_is_signed_for_another_store_or_too_long_ago_is_refused() {
        byte[] other = new String(BODY, UTF_8).replace("abc123", "xyz789").getBytes(UTF_8);
        Map<String, String> headers = signed("msg_1", AccountFixture.NOW, "s3cret", other);

        assertThat(verify(ACME, headers, other)).isInstanceOf(Verdict.Refused.class);
        assertThat(verify(ACME, signed("msg_1", AccountFixture.NOW.minusSeconds(301), "s3cret"), BODY))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(verify(ACME, signed("msg_1", AccountFixture.NOW, "wrong"), BODY))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void a_store_that_signs_nothing_proves_itself_by_the_header_it_was_told_to_send() {
        assertThat(verify(ACME, Map.of("X-Crossdock-Token", "t0ken"), BODY))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.topic()).isEqualTo("store/order/statusUpdated"));
        assertThat(verify(ACME, Map.of("X-Crossdock-Token", "guess"), BODY)).isInstanceOf(Verdict.Refused.class);
        assertThat(verify(ACME, Map.of(), BODY)).isInstanceOf(Verdict.Refused.class);
        Account untold = AccountFixture.account("acme", "bigcommerce", "abc123", Map.of(), Map.of());
        assertThat(verify(untold, Map.of("X-Crossdock-Token", ""), BODY)).isInstanceOf(Verdict.Refused.class);
        // A wrong signature is not made good by a token.
        Map<String, String> both = signed("msg_1", AccountFixture.NOW, "wrong");
        both.put("X-Crossdock-Token", "t0ken");
        assertThat(verify(ACME, both, BODY)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void a_body_that_claims_to_be_a_read_of_the_hub_has_no_topic() {
        byte[] claims = new String(BODY, UTF_8)
                .replace("store/order/statusUpdated", "read:order")
                .getBytes(UTF_8);

        assertThat(verify(ACME, signed("msg_1", AccountFixture.NOW, "s3cret", claims), claims))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.topic()).isEmpty());
    }

    @Test
    void every_recorded_webhook_has_a_rule_and_those_of_orders_name_one() throws IOException {
        assumeTrue(Files.isDirectory(RECORDED), "no recorded webhooks at " + RECORDED + ": not checked");
        int hints = 0;
        for (Path file : recorded()) {
            JsonNode body = Json.MAPPER.readTree(file.toFile());
            Topic topic = BIG.topic(body.path("scope").asText()).orElseThrow();
            boolean ofAnOrder = file.toString().matches(".*webhook_store_(order_(?!message)|shipment).*");
            assertThat(topic instanceof Topic.OrderHint).as(file.toString()).isEqualTo(ofAnOrder);
            if (topic instanceof Topic.OrderHint hint) {
                assertThat(body.at(hint.externalId()).asText()).matches("25[01]");
                hints++;
            }
        }
        assertThat(hints).isGreaterThanOrEqualTo(8);
    }

    private static List<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.list(RECORDED)) {
            return files.filter(file -> file.getFileName().toString().startsWith("webhook_")
                            && !file.getFileName().toString().contains("creating_a_webhook"))
                    .sorted()
                    .toList();
        }
    }

    private static String key(String id, Instant sent) {
        Delivery delivery = Delivery.of(signed(id, sent, "s3cret"), BODY, "", sent);
        return ((Verdict.Accepted) new WebhookVerifier(AccountFixture.alone()).verify(BIG, ACME, delivery))
                .deduplicationKey();
    }

    private static Verdict verify(Account account, Map<String, String> headers, byte[] body) {
        return new WebhookVerifier(AccountFixture.alone())
                .verify(BIG, account, Delivery.of(headers, body, "", AccountFixture.NOW));
    }

    private static Map<String, String> signed(String id, Instant sent, String secret) {
        return signed(id, sent, secret, BODY);
    }

    private static Map<String, String> signed(String id, Instant sent, String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((id + "." + sent.getEpochSecond() + ".").getBytes(UTF_8));
            String signature = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
            return new HashMap<>(Map.of(
                    "webhook-id", id,
                    "webhook-timestamp", String.valueOf(sent.getEpochSecond()),
                    "webhook-signature", signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
