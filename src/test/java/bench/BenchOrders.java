package bench;

import drills.ShopifyShop;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Signed webhooks, made before the clock runs: 20 lines are about 4 kB. */
final class BenchOrders {

    static final int ACCOUNTS = 16;
    static final int SKUS = 500;
    private final Random random;
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private long next;

    BenchOrders(long seed) {
        this.random = new Random(seed);
        this.next = 1_000_000L * (1 + seed);
    }

    static String account(int number) {
        return "bench-" + number;
    }

    /** One of its own each: what a shared secret signs proves no shop, and the hub would only ask for a read. */
    static String secret(String account) {
        return "shpss_" + account + "_0123456789abcdef";
    }

    static String sku(int number) {
        return "SKU-%03d".formatted(number);
    }

    List<byte[]> requests(int count, int lines) {
        return IntStream.range(0, count)
                .mapToObj(i -> request(account(i % ACCOUNTS), lines))
                .toList();
    }

    private byte[] request(String account, int lines) {
        long id = next++;
        byte[] body = body(id, lines).getBytes(StandardCharsets.UTF_8);
        byte[] head = """
                POST /webhooks/shopify/%s HTTP/1.1
                Host: localhost
                Content-Type: application/json
                X-Shopify-Topic: orders/create
                X-Shopify-Shop-Domain: %s.example
                X-Shopify-Webhook-Id: bench-%d
                X-Shopify-Hmac-Sha256: %s
                Content-Length: %d

                """.formatted(account, account, id, ShopifyShop.sign(body, secret(account)), body.length)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
    }

    private String body(long id, int lines) {
        List<Integer> skus = new ArrayList<>(IntStream.range(0, SKUS).boxed().toList());
        Collections.shuffle(skus, random);
        String items = String.join(
                ",",
                IntStream.range(0, lines)
                        .mapToObj(i -> line(id, i, skus.get(i)))
                        .toList());
        String total = lines * 10 + ".00";
        return """
                {"id":%d,"name":"#%d","created_at":"%s","updated_at":"%s","processed_at":"%s","currency":"EUR",\
                "financial_status":"paid","fulfillment_status":null,"taxes_included":true,"test":false,"total_price":"%s",\
                "subtotal_price":"%s","total_tax":"0.00","total_discounts":"0.00","total_line_items_price":"%s",\
                "email":"buyer%d@example.com","customer":{"id":%d,"email":"buyer%d@example.com","first_name":"Bea",\
                "last_name":"Buyer"},"shipping_address":{"name":"Bea Buyer","address1":"1 Quay","city":"Hamburg",\
                "zip":"20457","country_code":"DE"},"line_items":[%s],"shipping_lines":[],"tax_lines":[],\
                "discount_codes":[],"discount_applications":[],"refunds":[],"fulfillments":[]}""".formatted(id, id, at, at, at, total, total, total, id, id, id, items);
    }

    private static String line(long order, int index, int sku) {
        return """
                {"id":%d,"sku":"%s","name":"Shirt with a rather long name","quantity":1,"current_quantity":1,\
                "price":"10.00","product_id":%d,"variant_id":%d,"requires_shipping":true}""".formatted(order * 100 + index, sku(sku), 7000 + sku, 9000 + sku);
    }
}
