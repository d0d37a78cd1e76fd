package hub.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks of both platforms as they send them, with any bytes for a body. */
final class SignedCalls {

    static final String SHOPIFY_SECRET = "shpss_0123456789abcdef0123456789abcdef";
    static final String WOO_SECRET = "woo_0123456789abcdef";

    private final RunningHub hub;

    SignedCalls(RunningHub hub) {
        this.hub = hub;
    }

    void shopifyAccount(String id) {
        account("""
                {"id":"%s","connector":"shopify","settings":{"shop":"%s.example"},"secrets":{"clientSecret":"%s"}}""".formatted(id, id, SHOPIFY_SECRET + id));
    }

    void wooAccount(String id) {
        account("""
                {"id":"%s","connector":"woocommerce","settings":{"url":"https://%s.example"},"secrets":{"webhookSecret":"%s"}}""".formatted(id, id, WOO_SECRET + id));
    }

    void account(String body) {
        HttpResponse<String> created = hub.post("/api/v1/accounts", body);
        if (created.statusCode() != 201) {
            throw new AssertionError("account: " + created.statusCode() + " " + created.body());
        }
    }

    HttpRequest.Builder shopify(String account, String topic, byte[] body) {
        return plain("/webhooks/shopify/" + account, body)
                .header("Content-Type", "application/json")
                .header("X-Shopify-Topic", topic)
                .header("X-Shopify-Shop-Domain", account + ".example")
                .header("X-Shopify-Webhook-Id", UUID.randomUUID().toString())
                .header("X-Shopify-Hmac-Sha256", sign(SHOPIFY_SECRET + account, body));
    }

    HttpRequest.Builder woo(String account, String topic, byte[] body) {
        return plain("/webhooks/woocommerce/" + account, body)
                .header("Content-Type", "application/json")
                .header("X-WC-Webhook-Source", "https://" + account + ".example/")
                .header("X-WC-Webhook-Topic", topic)
                .header("X-WC-Webhook-ID", "5")
                .header("X-WC-Webhook-Delivery-ID", "0123456789abcdef0123456789abcdef")
                .header("X-WC-Webhook-Signature", sign(WOO_SECRET + account, body));
    }

    HttpRequest.Builder plain(String path, byte[] body) {
        return HttpRequest.newBuilder(java.net.URI.create(hub.url(path)))
                .timeout(java.time.Duration.ofSeconds(30))
                .POST(BodyPublishers.ofByteArray(body));
    }

    /** @return the message's id; anything but a 2xx fails */
    static String taken(HttpRequest.Builder call) {
        HttpResponse<String> answer = RunningHub.send(call);
        if (answer.statusCode() != 202) {
            throw new AssertionError("expected 202: " + answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("X-Message-Id").orElseThrow();
    }

    /** The message once the worker is done with it. */
    JsonNode ended(String message) {
        return RunningHub.tree(RunningHub.await("message " + message + " has its end")
                .until(() -> hub.get("/api/v1/messages/" + message), found -> found.statusCode() == 200));
    }

    static String sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
