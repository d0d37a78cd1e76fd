package hub.channel;

import static hub.channel.AccountFixture.NOW;
import static hub.channel.AccountFixture.neighbours;
import static hub.channel.AccountFixture.shopify;
import static hub.channel.AccountFixture.woo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookVerifierTest {

    private static final Connectors CONNECTORS = AccountFixture.connectors();
    private static final Connector SHOPIFY = CONNECTORS.get("shopify");
    private static final Connector WOO = CONNECTORS.get("woocommerce");
    private static final byte[] BODY = "{\"id\":450789469}".getBytes(UTF_8);
    private static final Account ACME = shopify("acme", "acme.example", "s3cret");

    private final WebhookVerifier verifier = new WebhookVerifier(AccountFixture.alone());

    @Test
    void a_signed_shopify_webhook_is_accepted_with_topic_and_named_headers_only() {
        Map<String, String> headers = signed(BODY, "s3cret");
        headers.put("x-shopify-topic", "orders/create");
        headers.put("X-SHOPIFY-WEBHOOK-ID", "w-1");
        headers.put("CamelHttpUri", "http://evil.example");
        headers.put("X-Shopify-Order-Note", "4242 4242 4242 4242");

        Verdict.Accepted accepted = accepted(ACME, headers, BODY);

        assertThat(accepted.topic()).isEqualTo("orders/create");
        assertThat(accepted.hintOnly()).isFalse();
        assertThat(accepted.stale()).isFalse();
        assertThat(accepted.keptHeaders())
                .containsOnly(Map.entry("X-Shopify-Topic", "orders/create"), Map.entry("X-Shopify-Webhook-Id", "w-1"));
    }

    @Test
    void a_topic_of_the_hubs_own_reads_is_not_taken_from_outside() {
        Map<String, String> headers = signed(BODY, "s3cret");
        headers.put("X-Shopify-Topic", " read:gone");

        assertThat(accepted(ACME, headers, BODY).topic()).isEmpty();
    }

    @Test
    void the_new_header_names_are_accepted_like_the_old_ones() {
        Map<String, String> headers = new HashMap<>();
        headers.put("shopify-hmac-sha256", hmac(BODY, "s3cret"));
        headers.put("shopify-topic", "orders/updated");

        assertThat(accepted(ACME, headers, BODY).topic()).isEqualTo("orders/updated");
    }

    @Test
    void a_wrong_missing_or_malformed_signature_is_refused() {
        assertThat(verify(SHOPIFY, ACME, Map.of(), BODY)).isInstanceOf(Verdict.Refused.class);
        assertThat(verify(SHOPIFY, ACME, signed(BODY, "other"), BODY)).isInstanceOf(Verdict.Refused.class);
        assertThat(verify(SHOPIFY, ACME, Map.of("X-Shopify-Hmac-Sha256", "not base64 ÿ"), BODY))
                .isEqualTo(new Verdict.Refused("signature_invalid", "no secret of the account made the signature"));
        assertThat(verify(SHOPIFY, ACME, signed(BODY, "s3cret"), "{\"id\":450789468}".getBytes(UTF_8)))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(verify(SHOPIFY, shopify("bare", "bare.example"), signed(BODY, ""), BODY))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void while_a_secret_rotates_the_old_and_the_new_one_are_valid() {
        Account rotating = shopify("acme", "acme.example", "new", "old");

        assertThat(verify(SHOPIFY, rotating, signed(BODY, "old"), BODY)).isInstanceOf(Verdict.Accepted.class);
        assertThat(verify(SHOPIFY, rotating, signed(BODY, "new"), BODY)).isInstanceOf(Verdict.Accepted.class);
        assertThat(verify(SHOPIFY, rotating, signed(BODY, "older"), BODY)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void bytes_that_are_no_utf8_and_forms_are_verified_as_they_came() {
        byte[] broken = {'{', '"', (byte) 0xff, (byte) 0xfe, 0, '"', '}'};
        byte[] form = "a=%7B%22id%22%3A1%7D&b=+".getBytes(UTF_8);

        assertThat(verify(SHOPIFY, ACME, signed(broken, "s3cret"), broken)).isInstanceOf(Verdict.Accepted.class);
        assertThat(verify(SHOPIFY, ACME, signed(form, "s3cret"), form)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void a_signed_body_that_names_another_shop_is_refused() {
        byte[] other = "{\"shop_id\":954889,\"shop_domain\":\"other.example\"}".getBytes(UTF_8);
        byte[] own = "{\"shop_id\":954889,\"shop_domain\":\"ACME.example\"}".getBytes(UTF_8);

        assertThat(verify(SHOPIFY, ACME, signed(other, "s3cret"), other))
                .asInstanceOf(type(Verdict.Refused.class))
                .matches(refused -> refused.code().equals("signature_invalid"))
                .matches(refused -> refused.reason().contains("store mismatch"));
        assertThat(accepted(ACME, signed(own, "s3cret"), own).hintOnly()).isFalse();
    }

    @Test
    void a_secret_that_serves_two_accounts_makes_a_hint_unless_the_signed_body_names_the_shop() {
        Account other = shopify("other", "other.example", "s3cret");
        WebhookVerifier both = new WebhookVerifier(neighbours(ACME, other));
        byte[] named = "{\"shop_domain\":\"acme.example\"}".getBytes(UTF_8);

        assertThat(both.verify(SHOPIFY, ACME, delivery(signed(BODY, "s3cret"), BODY)))
                .asInstanceOf(type(Verdict.Accepted.class))
                .matches(Verdict.Accepted::hintOnly);
        assertThat(both.verify(SHOPIFY, ACME, delivery(signed(named, "s3cret"), named)))
                .asInstanceOf(type(Verdict.Accepted.class))
                .matches(accepted -> !accepted.hintOnly());
    }

    @Test
    void a_header_that_names_the_shop_of_another_account_is_refused_and_any_other_proves_nothing() {
        Account other = shopify("other", "other.example", "different");
        WebhookVerifier both = new WebhookVerifier(neighbours(ACME, other));
        Map<String, String> headers = signed(BODY, "s3cret");

        headers.put("X-Shopify-Shop-Domain", "Other.Example");
        assertThat(both.verify(SHOPIFY, ACME, delivery(headers, BODY))).isInstanceOf(Verdict.Refused.class);
        headers.put("X-Shopify-Shop-Domain", "acme.myshopify.com");
        assertThat(both.verify(SHOPIFY, ACME, delivery(headers, BODY))).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void the_same_delivery_has_the_same_key_and_an_unsigned_number_cannot_hide_another_body() {
        byte[] another = "{\"id\":450789470}".getBytes(UTF_8);

        assertThat(shopifyKey(BODY, "w-1")).isEqualTo(shopifyKey(BODY, "w-1")).matches("[0-9a-f]{64}");
        assertThat(shopifyKey(BODY, "w-1")).isNotEqualTo(shopifyKey(BODY, "w-2"));
        assertThat(shopifyKey(BODY, "w-1")).isNotEqualTo(shopifyKey(another, "w-1"));
    }

    @Test
    void a_time_that_is_not_signed_makes_a_message_stale_and_never_refused() {
        Map<String, String> headers = signed(BODY, "s3cret");
        headers.put("X-Shopify-Triggered-At", NOW.minus(Duration.ofHours(5)).toString());
        assertThat(accepted(ACME, headers, BODY).stale()).isTrue();

        headers.put("X-Shopify-Triggered-At", "2026-11-23T09:00:00.123456789Z");
        assertThat(accepted(ACME, headers, BODY).stale()).isFalse();

        headers.put("X-Shopify-Triggered-At", "yesterday");
        assertThat(accepted(ACME, headers, BODY).stale()).isFalse();
    }

    @Test
    void the_secret_of_woocommerce_is_decoded_before_it_signs() {
        Account shop = woo("shop", "a&amp;b&#039;c&quot;d&lt;e&#x3e;f&#0038;g");
        String decoded = "a&b'c\"d<e&#x3e;f&g";

        assertThat(verify(WOO, shop, Map.of("X-WC-Webhook-Signature", hmac(BODY, decoded)), BODY))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(verify(WOO, woo("plain", "a&b"), Map.of("X-WC-Webhook-Signature", hmac(BODY, "a&b")), BODY))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void the_unsigned_ping_of_woocommerce_is_answered_200_and_nothing_else_goes_unsigned() {
        Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");

        assertThat(verify(WOO, woo("shop", "s"), form, "webhook_id=123".getBytes(UTF_8)))
                .isEqualTo(new Verdict.Ping(200));
        assertThat(verify(WOO, woo("shop", "s"), form, "webhook_id=123&order=1".getBytes(UTF_8)))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(verify(WOO, woo("shop", "s"), Map.of(), "webhook_id=123".getBytes(UTF_8)))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(verify(SHOPIFY, ACME, form, "webhook_id=123".getBytes(UTF_8)))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void events_of_one_second_share_a_delivery_id_and_are_still_two() {
        byte[] first = "{\"id\":1}".getBytes(UTF_8);
        byte[] second = "{\"id\":2}".getBytes(UTF_8);

        assertThat(wooKey(first, "order.updated", "same")).isNotEqualTo(wooKey(second, "order.updated", "same"));
        assertThat(wooKey(first, "order.updated", "one")).isEqualTo(wooKey(first, "order.updated", "another"));
        assertThat(wooKey(first, "order.created", "same")).isNotEqualTo(wooKey(first, "order.updated", "same"));
    }

    private String shopifyKey(byte[] body, String number) {
        Map<String, String> headers = signed(body, "s3cret");
        headers.put("X-Shopify-Webhook-Id", number);
        return accepted(ACME, headers, body).deduplicationKey();
    }

    private String wooKey(byte[] body, String topic, String deliveryId) {
        Map<String, String> headers = new HashMap<>();
        headers.put("X-WC-Webhook-Signature", hmac(body, "s"));
        headers.put("X-WC-Webhook-Topic", topic);
        headers.put("X-WC-Webhook-ID", "142");
        headers.put("X-WC-Webhook-Delivery-ID", deliveryId);
        return ((Verdict.Accepted) verify(WOO, woo("shop", "s"), headers, body)).deduplicationKey();
    }

    private Verdict.Accepted accepted(Account account, Map<String, String> headers, byte[] body) {
        return (Verdict.Accepted) verify(SHOPIFY, account, headers, body);
    }

    private Verdict verify(Connector connector, Account account, Map<String, String> headers, byte[] body) {
        return verifier.verify(connector, account, delivery(headers, body));
    }

    private static Delivery delivery(Map<String, String> headers, byte[] body) {
        return Delivery.of(headers, body, "https://hub.example/webhooks", NOW);
    }

    private static Map<String, String> signed(byte[] body, String secret) {
        return new HashMap<>(Map.of("X-Shopify-Hmac-Sha256", secret.isEmpty() ? "AAAA" : hmac(body, secret)));
    }

    private static String hmac(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }
}
