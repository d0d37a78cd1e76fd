package drills;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends webhooks the way the platform does: signed, and again until it hears 2xx. */
public final class ShopifyShop {

    public static final String SECRET = "shpss_drill_0123456789abcdef";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String url;

    public ShopifyShop(String url) {
        this.url = url;
    }

    public record Line(String sku, int quantity) {}

    public record Delivery(String webhookId, String topic, byte[] body) {}

    public static String account(String id) {
        return account(id, SECRET);
    }

    public static String account(String id, String secret) {
        return """
                {"id":"%s","connector":"shopify","status":"active","settings":{"shop":"%s.example"},
                 "secrets":{"clientSecret":"%s","accessToken":"shpat_drill"}}""".formatted(id, id, secret);
    }

    public static Delivery order(long id, List<Line> lines, Instant at) {
        return new Delivery(
                UUID.nameUUIDFromBytes(("order" + id).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                "orders/create",
                orderBody(id, lines, at).getBytes(StandardCharsets.UTF_8));
    }

    private static String orderBody(long id, List<Line> lines, Instant at) {
        int pieces = lines.stream().mapToInt(Line::quantity).sum();
        String total = pieces * 10 + ".00";
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            items.append(i == 0 ? "" : ",").append("""
                            {"id":%d,"admin_graphql_api_id":"gid://shopify/LineItem/%d","sku":"%s","name":"Shirt %s",
                             "title":"Shirt","quantity":%d,"current_quantity":%d,"fulfillable_quantity":%d,"price":"10.00",
                             "product_id":%d,"variant_id":%d,"requires_shipping":true,"gift_card":false,"taxable":true,
                             "total_discount":"0.00","discount_allocations":[],"tax_lines":[],"properties":[]}""".formatted(
                            id * 100 + i,
                            id * 100 + i,
                            line.sku(),
                            line.sku(),
                            line.quantity(),
                            line.quantity(),
                            line.quantity(),
                            7000 + i,
                            9000 + i));
        }
        return """
                {"id":%d,"admin_graphql_api_id":"gid://shopify/Order/%d","name":"#%d","order_number":%d,
                 "created_at":"%s","updated_at":"%s","processed_at":"%s","currency":"EUR","presentment_currency":"EUR",
                 "financial_status":"paid","fulfillment_status":null,"taxes_included":true,"test":false,
                 "total_price":"%s","subtotal_price":"%s","total_tax":"0.00","total_discounts":"0.00",
                 "total_line_items_price":"%s","current_total_price":"%s","total_outstanding":"0.00",
                 "email":"buyer%d@example.com","customer":{"id":%d,"email":"buyer%d@example.com","first_name":"Bea","last_name":"Buyer%d"},
                 "shipping_address":{"name":"Bea Buyer%d","address1":"1 Quay","city":"Hamburg","zip":"20457","country_code":"DE"},
                 "line_items":[%s],"shipping_lines":[],"tax_lines":[],"discount_codes":[],"discount_applications":[],
                 "refunds":[],"fulfillments":[]}""".formatted(
                        id, id, id, id, at, at, at, total, total, total, total, id, 500000 + id, id, id, id, items);
    }

    /** An order whose price is no price: signed, accepted, and for the hospital. */
    public static Delivery poison(long id, Instant at) {
        String body = orderBody(id, List.of(new Line("SKU-1", 1)), at)
                .replace("\"total_price\":\"10.00\"", "\"total_price\":\"ten\"");
        return new Delivery("poison-" + id, "orders/create", body.getBytes(StandardCharsets.UTF_8));
    }

    /** @return the message id of a 2xx, null for any other answer or none */
    public String send(String account, Delivery delivery) {
        try {
            HttpResponse<String> answer = http.send(request(account, delivery), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() / 100 == 2
                    ? answer.headers().firstValue("X-Message-Id").orElseThrow()
                    : null;
        } catch (IOException lost) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    public HttpRequest request(String account, Delivery delivery) {
        return HttpRequest.newBuilder(URI.create(url + "/webhooks/shopify/" + account))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Topic", delivery.topic())
                .header("X-Shopify-Shop-Domain", account + ".example")
                .header("X-Shopify-Webhook-Id", delivery.webhookId())
                .header("X-Shopify-API-Version", "2026-07")
                .header("X-Shopify-Hmac-Sha256", sign(delivery.body()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()))
                .build();
    }

    public static String sign(byte[] body) {
        return sign(body, SECRET);
    }

    public static String sign(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
