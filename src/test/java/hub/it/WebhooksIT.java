package hub.it;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static hub.it.RunningHub.await;
import static hub.it.RunningHub.send;
import static hub.it.RunningHub.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import drills.ShopifyShop;
import drills.ShopifyShop.Line;
import hub.channel.Connectors;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ways in which the two platforms send, and what accounts have to do with it. */
class WebhooksIT {

    private static final String EARLY = "2026-11-23T10:00:00Z";
    private static final String LATER = "2026-11-23T11:00:00Z";
    private static final String MUCH_LATER = "2026-11-23T12:00:00Z";

    private static RunningHub hub;
    private static SignedCalls calls;
    private static WireMockServer platform;

    @BeforeAll
    static void start() throws IOException {
        platform = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        platform.start();
        hub = RunningHub.start("hub.outbound.allow-private=true");
        calls = new SignedCalls(hub);
        calls.shopifyAccount("shop");
        calls.wooAccount("woo");
    }

    @AfterAll
    static void stop() {
        hub.close();
        platform.stop();
    }

    @Test
    void the_unsigned_activation_ping_is_answered_exactly_200_and_is_no_message() {
        HttpResponse<String> ping = send(calls.plain("/webhooks/woocommerce/woo", "webhook_id=12".getBytes(UTF_8))
                .header("Content-Type", "application/x-www-form-urlencoded"));
        HttpResponse<String> more = send(calls.plain("/webhooks/woocommerce/woo", "webhook_id=12&id=1".getBytes(UTF_8))
                .header("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(ping.statusCode()).isEqualTo(200);
        assertThat(ping.body()).isEmpty();
        assertThat(ping.headers().firstValue("X-Message-Id")).isEmpty();
        assertThat(more.statusCode()).isEqualTo(401);
    }

    @Test
    void a_secret_that_the_platform_signs_html_decoded_is_known_as_it_was_typed() {
        calls.account("""
                {"id":"decoded","connector":"woocommerce","settings":{"url":"https://decoded.example"},
                 "secrets":{"webhookSecret":"a&amp;b&lt;c&#039;d"}}""");
        byte[] body = "{\"id\":1}".getBytes(UTF_8);
        HttpRequest.Builder call = calls.plain("/webhooks/woocommerce/decoded", body)
                .header("X-WC-Webhook-Topic", "product.updated")
                .header("X-WC-Webhook-Signature", SignedCalls.sign("a&b<c'd", body));

        assertThat(send(call).statusCode()).isEqualTo(202);
    }

    @Test
    void several_events_of_one_second_are_all_heard_though_their_delivery_ids_are_one() {
        String created = SignedCalls.taken(calls.woo("woo", "customer.created", "{\"id\":7}".getBytes(UTF_8)));
        String updated = SignedCalls.taken(calls.woo("woo", "customer.created", "{\"id\":8}".getBytes(UTF_8)));
        String again = SignedCalls.taken(calls.woo("woo", "customer.created", "{\"id\":8}".getBytes(UTF_8)));

        assertThat(List.of(state(created), state(updated))).containsOnly("kept");
        assertThat(state(again)).isEqualTo("duplicate");
    }

    @Test
    void old_and_new_header_names_of_shopify_mean_the_same() {
        byte[] body = order(31, "2026-11-23T10:00:00Z");
        HttpRequest.Builder call = calls.plain("/webhooks/shopify/shop", body)
                .header("shopify-topic", "orders/create")
                .header("shopify-shop-domain", "shop.example")
                .header("shopify-webhook-id", "new-names")
                .header("shopify-hmac-sha256", SignedCalls.sign(SignedCalls.SHOPIFY_SECRET + "shop", body));

        assertThat(state(SignedCalls.taken(call))).isEqualTo("processed");
        assertThat(hub.order("shop", "31").path("externalId").asText()).isEqualTo("31");
    }

    @Test
    void while_a_secret_rotates_both_are_valid_and_afterwards_the_new_one_only() {
        calls.account("""
                {"id":"rotating","connector":"shopify","settings":{"shop":"rotating.example"},
                 "secrets":{"clientSecret":["shpss_new","shpss_old"]}}""");

        assertThat(signedWith("shpss_old")).isEqualTo(202);
        assertThat(signedWith("shpss_new")).isEqualTo(202);
        JsonNode account = hub.json("/api/v1/accounts/rotating");
        assertThat(account.toString()).doesNotContain("shpss_");
        HttpResponse<String> changed = hub.put(
                "/api/v1/accounts/rotating",
                "{\"secrets\":{\"clientSecret\":[\"shpss_new\"]}}",
                "If-Match",
                account.path("version").asText());
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(signedWith("shpss_old")).isEqualTo(401);
        assertThat(signedWith("shpss_new")).isEqualTo(202);
    }

    @Test
    void a_signed_body_that_names_another_shop_is_401() {
        byte[] other = "{\"shop_domain\":\"other.example\",\"shop_id\":1}".getBytes(UTF_8);
        byte[] own = "{\"shop_domain\":\"shop.example\",\"shop_id\":1}".getBytes(UTF_8);

        HttpResponse<String> refused = send(calls.shopify("shop", "shop/redact", other));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(tree(refused).path("code").asText()).isEqualTo("signature_invalid");
        assertThat(state(SignedCalls.taken(calls.shopify("shop", "shop/redact", own))))
                .isEqualTo("kept");
    }

    @Test
    void hints_queue_a_read() {
        String known = SignedCalls.taken(calls.shopify("shop", "orders/create", order(40, "2026-11-23T10:00:00Z")));
        assertThat(state(known)).isEqualTo("processed");
        List<String> messages = List.of(
                SignedCalls.taken(calls.shopify(
                        "shop", "orders/edited", "{\"order_edit\":{\"id\":9,\"order_id\":41}}".getBytes(UTF_8))),
                SignedCalls.taken(calls.shopify("shop", "orders/delete", "{\"id\":42}".getBytes(UTF_8))),
                SignedCalls.taken(calls.woo("woo", "order.deleted", "{\"id\":43}".getBytes(UTF_8))),
                SignedCalls.taken(calls.shopify(
                        "shop", "app/uninstalled", "{\"id\":1,\"domain\":\"shop.example\"}".getBytes(UTF_8))));

        messages.forEach(message -> assertThat(state(message)).isIn("processed", "stale"));
        assertThat(waitingReads("shop")).contains("41", "42").containsAnyOf("40", "31");
        assertThat(waitingReads("woo")).contains("43");
    }

    @Test
    void what_nobody_works_off_is_kept_and_an_unknown_topic_waits_for_a_person() {
        byte[] body = "{\"id\":5}".getBytes(UTF_8);
        for (String topic : List.of("products/update", "inventory_levels/update")) {
            assertThat(state(SignedCalls.taken(calls.shopify("shop", topic, body))))
                    .as(topic)
                    .isEqualTo("processed");
        }
        for (String topic : List.of("customers/data_request", "customers/redact", "shop/redact")) {
            assertThat(state(SignedCalls.taken(calls.shopify("shop", topic, body))))
                    .as(topic)
                    .isEqualTo("kept");
        }
        JsonNode unknown =
                calls.ended(SignedCalls.taken(calls.shopify("shop", "moon/landed", "{\"id\":5}".getBytes(UTF_8))));
        JsonNode none =
                calls.ended(SignedCalls.taken(calls.plain("/webhooks/shopify/shop", "{\"id\":6}".getBytes(UTF_8))
                        .header(
                                "X-Shopify-Hmac-Sha256",
                                SignedCalls.sign(SignedCalls.SHOPIFY_SECRET + "shop", "{\"id\":6}".getBytes(UTF_8)))));

        assertThat(unknown.path("state").asText()).isEqualTo("parked");
        assertThat(unknown.path("code").asText()).isEqualTo("topic_unknown");
        JsonNode chatty = calls.ended(
                SignedCalls.taken(calls.shopify("shop", "orders/create Ida Berg", "{\"id\":7}".getBytes(UTF_8))));

        assertThat(chatty.path("code").asText()).isEqualTo("topic_unknown");
        assertThat(chatty.path("topic").asText()).isEqualTo("unusable");
        assertThat(chatty.toString()).doesNotContain("Ida");
        assertThat(none.path("state").asText()).isEqualTo("parked");
        assertThat(none.path("code").asText()).isEqualTo("topic_unknown");
    }

    @Test
    void what_comes_for_a_paused_account_is_kept_and_worked_off_in_order_on_resume() {
        calls.shopifyAccount("resting");
        assertThat(hub.post("/api/v1/accounts/resting/pause", "").statusCode()).isLessThan(300);
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            kept.add(SignedCalls.taken(
                    calls.shopify("resting", "orders/updated", order(60, "2026-11-23T10:00:0" + i + "Z"))));
            assertThat(state(kept.get(i))).isEqualTo("kept");
        }

        assertThat(hub.post("/api/v1/accounts/resting/resume", "").statusCode()).isLessThan(300);

        List<Instant> handled = new ArrayList<>();
        for (String message : kept) {
            JsonNode ended = await("worked off")
                    .until(
                            () -> calls.ended(message),
                            one -> !one.path("state").asText().equals("kept"));
            assertThat(ended.path("state").asText()).isEqualTo("processed");
            handled.add(Instant.parse(ended.path("handledAt").asText()));
        }
        assertThat(handled).isSorted();
        assertThat(hub.order("resting", "60").path("externalId").asText()).isEqualTo("60");
    }

    @Test
    void maintenance_keeps_and_error_processes_as_ever() {
        calls.shopifyAccount("fixing");
        status("fixing", "maintenance");
        String kept = SignedCalls.taken(calls.shopify("fixing", "orders/create", order(70, "2026-11-23T10:00:00Z")));
        assertThat(state(kept)).isEqualTo("kept");

        status("fixing", "error");
        String asEver = SignedCalls.taken(calls.shopify("fixing", "orders/create", order(71, "2026-11-23T10:00:00Z")));

        assertThat(state(asEver)).isEqualTo("processed");
        await("released").until(() -> state(kept), "processed"::equals);
    }

    /** What comes first, and what the topic's own message makes of it. */
    private record Said(
            String topic, ObjectNode before, ObjectNode body, String status, String payment, String fulfilment) {

        @Override
        public String toString() {
            return topic;
        }
    }

    private static Stream<Said> shopify() {
        ObjectNode paid = ShopBodies.shopifyOrder(200, "HOOK-1", 2, LATER);
        ObjectNode authorized = ShopBodies.shopifyOrder(201, "HOOK-1", 2, LATER).put("financial_status", "authorized");
        ObjectNode voided = ShopBodies.shopifyOrder(203, "HOOK-1", 2, LATER)
                .put("financial_status", "voided")
                .put("cancelled_at", LATER);
        ObjectNode fulfilled = ShopBodies.with(
                ShopBodies.shopifyOrder(204, "HOOK-1", 2, LATER).put("fulfillment_status", "fulfilled"),
                "fulfillments",
                ShopBodies.shopifyFulfilment(204, 2, "1", LATER));
        ObjectNode partial = ShopBodies.with(
                ShopBodies.shopifyOrder(205, "HOOK-1", 2, LATER).put("fulfillment_status", "partial"),
                "fulfillments",
                ShopBodies.shopifyFulfilment(205, 1, "1", LATER));
        ObjectNode delivered = ShopBodies.shopifyFulfilment(208, 2, "1", LATER).put("shipment_status", "delivered");
        return Stream.of(
                new Said("orders/create", null, paid, "processing", "paid", "unfulfilled"),
                new Said("orders/updated", unpaid(201), authorized, "processing", "authorized", "unfulfilled"),
                new Said("orders/paid", unpaid(202), shopifyPaid(202), "processing", "paid", "unfulfilled"),
                new Said("orders/cancelled", unpaid(203), voided, "cancelled", "voided", "unfulfilled"),
                new Said("orders/fulfilled", unpaid(204), fulfilled, "shipped", "paid", "fulfilled"),
                new Said("orders/partially_fulfilled", unpaid(205), partial, "processing", "paid", "partial"),
                new Said(
                        "refunds/create",
                        shopifyPaid(206),
                        ShopBodies.shopifyRefund(206, 1, "1", MUCH_LATER),
                        "processing",
                        "paid",
                        "unfulfilled"),
                new Said(
                        "fulfillments/create",
                        unpaid(207),
                        ShopBodies.shopifyFulfilment(207, 1, "1", LATER),
                        "pending",
                        "pending",
                        "partial"),
                new Said("fulfillments/update", unpaid(208), delivered, "delivered", "pending", "fulfilled"));
    }

    private static Stream<Said> woo() {
        ObjectNode paid = ShopBodies.wooOrder(221, "processing", "2026-11-23T11:00:00")
                .put("date_paid_gmt", "2026-11-23T11:00:00");
        return Stream.of(
                new Said(
                        "order.created",
                        null,
                        ShopBodies.wooOrder(220, "on-hold", "2026-11-23T11:00:00"),
                        "pending",
                        "pending",
                        "unfulfilled"),
                new Said("order.updated", wooBefore(221, "pending"), paid, "processing", "paid", "unfulfilled"),
                new Said(
                        "order.restored",
                        wooBefore(222, "trash"),
                        ShopBodies.wooOrder(222, "pending", "2026-11-23T11:00:00"),
                        "pending",
                        "pending",
                        "unfulfilled"));
    }

    @ParameterizedTest
    @MethodSource("shopify")
    void a_topic_of_shopify_makes_of_an_order_what_it_says(Said said) {
        makes(said, "shop", "orders/create");
    }

    @ParameterizedTest
    @MethodSource("woo")
    void a_topic_of_woocommerce_makes_of_an_order_what_it_says(Said said) {
        makes(said, "woo", "order.created");
    }

    private static void makes(Said said, String account, String first) {
        if (said.before() != null) {
            assertThat(state(sent(account, first, said.before()))).isEqualTo("processed");
        }
        assertThat(state(sent(account, said.topic(), said.body()))).isEqualTo("processed");

        String id = said.body()
                .path(said.body().has("order_id") ? "order_id" : "id")
                .asText();
        JsonNode order = hub.order(account, id);
        assertThat(List.of(
                        order.path("status").asText(),
                        order.path("paymentStatus").asText(),
                        order.path("fulfilmentStatus").asText()))
                .containsExactly(said.status(), said.payment(), said.fulfilment());
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers/data_request", "customers/redact", "shop/redact"})
    void what_the_law_asks_of_a_shop_is_kept_for_a_person(String topic) {
        ObjectNode body = ShopBodies.tree("{\"shop_id\":1,\"shop_domain\":\"shop.example\",\"customer\":{\"id\":4}}")
                .put("asked", topic);

        assertThat(state(sent("shop", topic, body))).isEqualTo("kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer.created", "coupon.updated", "action.woocommerce_add_to_cart"})
    void what_woocommerce_tells_beside_orders_is_kept(String topic) {
        ObjectNode body = ShopBodies.tree("{\"id\":4}").put("told", topic);

        assertThat(state(sent("woo", topic, body))).isEqualTo("kept");
    }

    @Test
    void each_topic_of_the_two_platforms_that_speaks_of_orders_is_sent_by_a_test() {
        assertThat(topics("shopify", "app/", "customers/", "shop/", "products/", "inventory_"))
                .containsExactlyInAnyOrderElementsOf(named(shopify(), "orders/edited", "orders/delete"));
        assertThat(topics("woocommerce", "product.", "customer.", "coupon.", "action."))
                .containsExactlyInAnyOrderElementsOf(named(woo(), "order.deleted"));
    }

    private static Set<String> named(Stream<Said> said, String... hints) {
        return Stream.concat(said.map(Said::topic), Stream.of(hints)).collect(Collectors.toSet());
    }

    private static Set<String> topics(String connector, String... others) {
        return hub.bean(Connectors.class).get(connector).topics().keySet().stream()
                .filter(topic -> !topic.contains(":") && Stream.of(others).noneMatch(topic::startsWith))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goods_that_left_and_came_back_move_stock_where_they_lie_whatever_comes_first(boolean refundFirst) {
        String account = refundFirst ? "backwards" : "forwards";
        String sku = "BACK-" + account;
        connected(account, "2026-11-01T00:00:00Z");
        HttpResponse<String> depot = hub.post("/api/v1/locations", """
                {"id":"%s","name":"Depot","priority":900,"channelLocations":[{"account":"%s","id":"66"}]}""".formatted("depot-" + account, account));
        assertThat(depot.statusCode()).as(depot.body()).isEqualTo(201);
        counted(sku, "depot-" + account, 10);
        Runnable order = () -> folded(account, "orders/create", ShopBodies.shopifyOrder(300, sku, 3, EARLY));
        Runnable shipped =
                () -> folded(account, "fulfillments/create", ShopBodies.shopifyFulfilment(300, 3, "66", LATER));
        Runnable refunded = () -> folded(account, "refunds/create", ShopBodies.shopifyRefund(300, 1, "66", MUCH_LATER));

        (refundFirst ? Stream.of(refunded, shipped, order) : Stream.of(order, shipped, refunded))
                .forEach(Runnable::run);

        JsonNode known = hub.order(account, "300");
        assertThat(known.at("/fulfilments/0/trackingNumber").asText()).isEqualTo("JD0146000055");
        assertThat(known.path("fulfilmentStatus").asText()).isEqualTo("fulfilled");
        assertThat(known.at("/totals/refunded/amount").asText()).isEqualTo("10.00");
        assertThat(known.at("/lines/0/shipped").decimalValue()).isEqualByComparingTo("3");
        assertThat(known.at("/lines/0/returned").decimalValue()).isEqualByComparingTo("1");
        JsonNode stock = hub.stock(sku);
        assertThat(stock.path("onHand").decimalValue()).isEqualByComparingTo("8");
        assertThat(stock.path("reserved").decimalValue()).isEqualByComparingTo("0");
        assertThat(stock.path("locations"))
                .filteredOn(place -> place.path("onHand").decimalValue().signum() != 0)
                .singleElement()
                .satisfies(place -> assertThat(place.path("location").asText()).isEqualTo("depot-" + account));
    }

    @Test
    void orders_from_before_an_accounts_cut_over_hold_what_is_still_open_and_nothing_else() {
        connected("moved", "2026-11-20T00:00:00Z");
        counted("MOVED-1", "main", 10);
        counted("MOVED-2", "main", 10);
        ObjectNode closed = ShopBodies.with(
                ShopBodies.shopifyOrder(310, "MOVED-1", 2, "2026-11-10T10:00:00Z")
                        .put("fulfillment_status", "fulfilled")
                        .put("closed_at", "2026-11-12T10:00:00Z"),
                "fulfillments",
                ShopBodies.shopifyFulfilment(310, 2, "1", "2026-11-11T10:00:00Z"));

        folded("moved", "orders/updated", closed);
        folded("moved", "orders/updated", ShopBodies.shopifyOrder(311, "MOVED-2", 3, "2026-11-10T10:00:00Z"));

        assertThat(hub.order("moved", "310").path("fulfilmentStatus").asText()).isEqualTo("fulfilled");
        assertThat(moved("MOVED-1")).isZero();
        assertThat(hub.stock("MOVED-1").path("available").decimalValue()).isEqualByComparingTo("10");
        assertThat(moved("MOVED-2")).isEqualTo(1);
        assertThat(hub.stock("MOVED-2").path("reserved").decimalValue()).isEqualByComparingTo("3");
    }

    @Test
    void an_order_made_to_try_the_shop_out_is_marked_and_moves_nothing() {
        hub.count("TRIED-1", 10);

        folded(
                "shop",
                "orders/create",
                ShopBodies.shopifyOrder(320, "TRIED-1", 2, EARLY).put("test", true));

        JsonNode order = hub.order("shop", "320");
        assertThat(order.path("test").asBoolean()).isTrue();
        assertThat(order.at("/lines/0/sku").asText()).isEqualTo("TRIED-1");
        assertThat(moved("TRIED-1")).isZero();
        assertThat(hub.stock("TRIED-1").path("available").decimalValue()).isEqualByComparingTo("10");
    }

    @Test
    void an_account_without_orders_is_called_too_when_something_is_said_of_it() {
        platform.stubFor(
                get(urlPathEqualTo("/fresh/admin/api/2026-07/orders.json")).willReturn(okJson("{\"orders\":[]}")));
        calls.account("""
                {"id":"fresh","connector":"shopify","syncFrequency":"daily",
                 "settings":{"shop":"fresh.example","url":"%s/fresh"},
                 "secrets":{"clientSecret":"%s","accessToken":"shpat_fresh"}}""".formatted(platform.baseUrl(), SignedCalls.SHOPIFY_SECRET + "fresh"));
        await("the first poll has ended")
                .until(() -> hub.bean(JdbcTemplate.class)
                                .queryForObject(
                                        "select count(*) from poll_cursor"
                                                + " where account = 'fresh' and what = 'orders' and ended_at is not null",
                                        Integer.class)
                        == 1);
        platform.stubFor(get(urlPathEqualTo("/fresh/admin/api/2026-07/orders.json"))
                .willReturn(aResponse()
                        .withStatus(401)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"errors\":\"[API] Invalid API key or access token\"}")));
        assertThat(hub.json("/api/v1/accounts/fresh").path("status").asText()).isEqualTo("active");

        String message = sent("fresh", "app/uninstalled", ShopBodies.tree("{\"id\":1,\"domain\":\"fresh.example\"}"));

        assertThat(state(message)).isEqualTo("processed");
        await("the account shows that it is locked out")
                .until(() -> hub.json("/api/v1/accounts/fresh").path("status").asText(), "error"::equals);
        assertThat(hub.json("/api/v1/orders?account=fresh").path("items")).isEmpty();
    }

    @Test
    void two_payloads_of_one_version_are_decided_by_a_read_that_begins_when_it_can_no_longer_change() {
        String site = platform.baseUrl() + "/tied";
        calls.account("""
                {"id":"tied","connector":"woocommerce","settings":{"url":"%s"},
                 "secrets":{"webhookSecret":"%s","consumerKey":"ck_1","consumerSecret":"cs_1"}}""".formatted(site, SignedCalls.WOO_SECRET + "tied"));
        String second = "2026-11-23T10:00:00";
        platform.stubFor(get(urlPathEqualTo("/tied/wp-json/wc/v3/orders/330"))
                .willReturn(okJson(ShopBodies.wooOrder(330, "completed", second).toString())));

        state(SignedCalls.taken(fromTied("order.created", ShopBodies.wooOrder(330, "pending", second), site)));
        JsonNode tie = calls.ended(
                SignedCalls.taken(fromTied("order.updated", ShopBodies.wooOrder(330, "processing", second), site)));

        await("the read's word wins")
                .until(() -> hub.order("tied", "330").path("status").asText(), "shipped"::equals);
        Instant asked = platform.findAll(getRequestedFor(urlPathEqualTo("/tied/wp-json/wc/v3/orders/330")))
                .get(0)
                .getLoggedDate()
                .toInstant();
        assertThat(asked).isAfter(Instant.parse(tie.path("handledAt").asText()).plusSeconds(2));
    }

    private static HttpRequest.Builder fromTied(String topic, ObjectNode body, String site) {
        return calls.woo("tied", topic, ShopBodies.bytes(body)).setHeader("X-WC-Webhook-Source", site + "/");
    }

    private static String sent(String account, String topic, ObjectNode body) {
        byte[] bytes = ShopBodies.bytes(body);
        return SignedCalls.taken(
                topic.contains("/") ? calls.shopify(account, topic, bytes) : calls.woo(account, topic, bytes));
    }

    private static void folded(String account, String topic, ObjectNode body) {
        assertThat(state(sent(account, topic, body))).as(topic).isEqualTo("processed");
    }

    private static ObjectNode unpaid(long id) {
        return ShopBodies.shopifyOrder(id, "HOOK-1", 2, EARLY).put("financial_status", "pending");
    }

    private static ObjectNode shopifyPaid(long id) {
        return ShopBodies.shopifyOrder(id, "HOOK-1", 2, LATER);
    }

    private static ObjectNode wooBefore(long id, String status) {
        return ShopBodies.wooOrder(id, status, "2026-11-23T10:00:00");
    }

    private static void connected(String id, String stockFrom) {
        calls.account("""
                {"id":"%s","connector":"shopify","stockFrom":"%s","settings":{"shop":"%s.example"},
                 "secrets":{"clientSecret":"%s"}}""".formatted(id, stockFrom, id, SignedCalls.SHOPIFY_SECRET + id));
    }

    private static void counted(String sku, String location, int quantity) {
        HttpResponse<String> count = hub.post(
                "/api/v1/stock/adjustments",
                """
                {"sku":"%s","location":"%s","quantity":%d,"reason":"count","countedAt":"2026-11-02T00:00:00Z"}""".formatted(sku, location, quantity),
                "Idempotency-Key",
                "counted-" + sku);
        assertThat(count.statusCode()).as(count.body()).isLessThan(300);
    }

    /** Rows of the ledger that an order wrote. */
    private static int moved(String sku) {
        return hub.bean(JdbcTemplate.class)
                .queryForObject(
                        "select count(*) from stock_ledger where sku = ? and order_id is not null", Integer.class, sku);
    }

    private static void status(String account, String status) {
        String version = hub.json("/api/v1/accounts/" + account).path("version").asText();
        HttpResponse<String> changed =
                hub.put("/api/v1/accounts/" + account, "{\"status\":\"" + status + "\"}", "If-Match", version);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    private static int signedWith(String secret) {
        byte[] body = ("{\"id\":" + System.nanoTime() + "}").getBytes(UTF_8);
        return send(calls.plain("/webhooks/shopify/rotating", body)
                        .header("X-Shopify-Topic", "products/update")
                        .header("X-Shopify-Hmac-Sha256", SignedCalls.sign(secret, body)))
                .statusCode();
    }

    private static String state(String message) {
        return calls.ended(message).path("state").asText();
    }

    private static List<String> waitingReads(String account) {
        return hub.bean(JdbcTemplate.class)
                .queryForList("select external_id from read_task where account = ?", String.class, account);
    }

    private static byte[] order(long id, String at) {
        return ShopifyShop.order(id, List.of(new Line("HOOK-1", 1)), Instant.parse(at))
                .body();
    }
}
