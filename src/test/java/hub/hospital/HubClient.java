package hub.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Speaks to a running hub as its callers do. */
final class HubClient {

    static final String ADMIN_KEY = "the-administrator-of-this-test";
    static final String SECRET = "shhh";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String key;

    HubClient(int port) {
        this("http://localhost:" + port, ADMIN_KEY);
    }

    private HubClient(String base, String key) {
        this.base = base;
        this.key = key;
    }

    HubClient withKey(String other) {
        return new HubClient(base, other);
    }

    /** @param body null when the answer had none */
    record Answer(int status, JsonNode body, String etag, byte[] bytes) {}

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer post(String path, String json, String idempotencyKey) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer put(String path, String body, String etag) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body));
        return send(etag == null ? request : request.header("If-Match", etag));
    }

    /** @return the message's id */
    String webhook(String account, String topic, String body) {
        Answer answer = send(HttpRequest.newBuilder(URI.create(base + "/webhooks/shopify/" + account))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Topic", topic)
                .header("X-Shopify-Hmac-Sha256", hmac(body))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.status() != 202) {
            throw new AssertionError("webhook: " + answer.status() + " " + answer.body());
        }
        return answer.body().path("messageId").asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("X-API-Key", key);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String type = answer.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.contains("json") ? Json.MAPPER.readTree(answer.body()) : null;
            return new Answer(
                    answer.statusCode(),
                    body,
                    answer.headers().firstValue("ETag").orElse(null),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
