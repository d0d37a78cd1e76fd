package hub.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import hub.outbound.Callee.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadFlowTest {

    private static final String PATH = "/admin/api/2026-07/orders/450789469.json";

    private CallHarness hub;

    @BeforeEach
    void start() throws Exception {
        hub = new CallHarness(true);
        hub.account("acme", "shopify", Standing.CALLED);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void an_order_that_was_asked_for_is_read_and_handed_to_the_intake() {
        answers(json(200, "{\"order\":{\"id\":450789469,\"total_price\":\"19.90\"}}"));
        ask();

        assertThat(hub.turn()).isEqualTo(1);

        assertThat(hub.admitted)
                .containsExactly(new CallHarness.Admitted(
                        "shopify",
                        "acme",
                        "read:order",
                        1,
                        hub.now,
                        "application/json",
                        "{\"order\":{\"id\":450789469,\"total_price\":\"19.90\"}}"));
        assertThat(task()).isNull();
        hub.platform.verify(getRequestedFor(urlEqualTo(PATH))
                .withHeader("X-Shopify-Access-Token", equalTo("shpat_t0ken"))
                .withHeader("Accept", equalTo("application/json")));
    }

    @Test
    void woocommerce_is_called_with_its_key_pair() {
        hub.account("corner", "woocommerce", Standing.CALLED);
        hub.platform.stubFor(get(urlEqualTo("/wp-json/wc/v3/orders/727"))
                .withBasicAuth("ck_1", "cs_2")
                .willReturn(json(200, "{\"id\":727}")));
        hub.tasks.ask("corner", "727", "deleted", hub.now);

        hub.turn();

        assertThat(hub.admitted).extracting(CallHarness.Admitted::body).containsExactly("{\"id\":727}");
    }

    @Test
    void an_order_with_refunds_is_joined_of_its_own_call_and_every_page_of_theirs() {
        wooWithRefunds();
        refunds("1", json(200, "[{\"id\":1},{\"id\":2}]").withHeader("X-WP-TotalPages", "2"));
        refunds("2", json(200, "[{\"id\":3}]").withHeader("X-WP-TotalPages", "2"));

        hub.turn();

        assertThat(hub.admitted)
                .extracting(CallHarness.Admitted::topic, CallHarness.Admitted::body)
                .containsExactly(
                        tuple(
                                "read:order",
                                "{\"order\":{\"id\":727,\"total\":\"19.90\",\"refunds\":[{\"id\":1}]},"
                                        + "\"refunds\":[{\"order_id\":\"727\",\"id\":1},{\"order_id\":\"727\",\"id\":2},{\"order_id\":\"727\",\"id\":3}]}"));
        assertThat(hub.task("corner", "727")).isNull();
    }

    @Test
    void an_order_without_refunds_costs_one_call() {
        hub.orderParts = Map.of("refunds", "list-refunds");
        hub.account("corner", "woocommerce", Standing.CALLED);
        hub.platform.stubFor(get(urlEqualTo("/wp-json/wc/v3/orders/727"))
                .willReturn(json(200, "{\"id\":727,\"refunds\":[{\"id\":0}]}")));
        hub.tasks.ask("corner", "727", "deleted", hub.now);

        hub.turn();

        assertThat(hub.admitted)
                .extracting(CallHarness.Admitted::body)
                .containsExactly("{\"order\":{\"id\":727,\"refunds\":[{\"id\":0}]}}");
        assertThat(hub.platform.getAllServeEvents()).hasSize(1);
    }

    @Test
    void when_one_call_of_several_fails_the_whole_read_is_taken_up_again() {
        wooWithRefunds();
        refunds("1", json(200, "[{\"id\":1}]").withHeader("X-WP-TotalPages", "2"));
        refunds("2", json(502, "{}"));

        hub.turn();

        assertThat(hub.admitted).isEmpty();
        assertThat(hub.task("corner", "727").lastError()).contains("502");

        refunds("2", json(200, "[]").withHeader("X-WP-TotalPages", "2"));
        hub.pass(Duration.ofSeconds(30));
        hub.turn();

        assertThat(hub.admitted).hasSize(1);
        assertThat(hub.task("corner", "727")).isNull();
        hub.platform.verify(2, getRequestedFor(urlEqualTo("/wp-json/wc/v3/orders/727")));
    }

    @Test
    void a_platform_in_a_hurry_between_two_calls_postpones_the_whole_read() {
        wooWithRefunds();
        refunds("1", json(429, "{}").withHeader("Retry-After", "20"));

        hub.turn();

        assertThat(hub.admitted).isEmpty();
        assertThat(hub.task("corner", "727").attempts()).isZero();
        hub.pass(Duration.ofSeconds(19));
        assertThat(hub.turn()).isZero();

        refunds("1", json(200, "[{\"id\":1}]"));
        hub.pass(Duration.ofSeconds(2));
        hub.turn();

        assertThat(hub.admitted).hasSize(1);
    }

    private void wooWithRefunds() {
        hub.orderParts = Map.of("refunds", "list-refunds");
        hub.account("corner", "woocommerce", Standing.CALLED);
        hub.platform.stubFor(get(urlEqualTo("/wp-json/wc/v3/orders/727"))
                .willReturn(json(200, "{\"id\":727,\"total\":\"19.90\",\"refunds\":[{\"id\":1}]}")));
        hub.tasks.ask("corner", "727", "refund without lines", hub.now);
    }

    private void refunds(String page, ResponseDefinitionBuilder answer) {
        hub.platform.stubFor(get(urlPathEqualTo("/wp-json/wc/v3/orders/727/refunds"))
                .withQueryParam("page", equalTo(page))
                .willReturn(answer));
    }

    @Test
    void a_woocommerce_site_without_its_api_deletes_no_order() {
        hub.account("corner", "woocommerce", Standing.CALLED);
        hub.platform.stubFor(
                get(anyUrl()).willReturn(json(404, "{\"code\":\"rest_no_route\",\"message\":\"No route\"}")));
        hub.tasks.ask("corner", "727", "deleted", hub.now);

        hub.turn();
        hub.pass(Duration.ofHours(2));
        hub.turn();

        assertThat(hub.admitted).isEmpty();
        assertThat(hub.task("corner", "727").lastError()).contains("rest_no_route");
    }

    @Test
    void a_refused_account_is_in_error_with_the_platforms_words_until_the_next_good_call() {
        answers(json(401, "{\"errors\":\"[API] Invalid API key or access token\"}"));
        ask();

        hub.turn();

        assertThat(hub.refusals).containsExactly("acme 401: [API] Invalid API key or access token");
        assertThat(hub.accounts.get("acme").standing()).isEqualTo(Standing.SPARINGLY);
        assertThat(task().lastError()).startsWith("refused 401");

        answers(json(200, "{\"order\":{}}"));
        hub.pass(Duration.ofMinutes(2));
        hub.turn();

        assertThat(hub.accounts.get("acme").standing()).isEqualTo(Standing.CALLED);
        assertThat(hub.admitted).hasSize(1);
    }

    @Test
    void an_account_in_error_is_tried_once_a_minute_only() {
        hub.account("acme", "shopify", Standing.SPARINGLY);
        answers(json(403, "{\"errors\":\"scope missing\"}"));
        for (int order = 1; order <= 10; order++) {
            hub.tasks.ask("acme", String.valueOf(order), "edited", hub.now);
        }

        assertThat(hub.turn()).isEqualTo(1);
        assertThat(hub.turn()).isZero();
        hub.pass(Duration.ofSeconds(61));
        assertThat(hub.turn()).isEqualTo(1);
    }

    @Test
    void an_account_that_is_not_to_be_called_keeps_its_reads_and_holds_no_other_back() {
        hub.account("asleep", "shopify", Standing.NOT);
        for (int order = 1; order <= 100; order++) {
            hub.tasks.ask("asleep", String.valueOf(order), "edited", hub.now.minusSeconds(60));
        }
        answers(json(200, "{\"order\":{}}"));
        ask();

        hub.turn();

        assertThat(hub.admitted).extracting(CallHarness.Admitted::account).containsExactly("acme");
        assertThat(hub.task("asleep", "1")).isNotNull();
    }

    @Test
    void a_first_404_is_asked_again_after_a_minute_and_a_second_one_means_gone() {
        answers(json(404, "{\"errors\":\"Not Found\"}"));
        ask();

        hub.turn();
        assertThat(hub.admitted).isEmpty();
        ask();
        hub.pass(Duration.ofSeconds(59));
        assertThat(hub.turn()).isZero();
        hub.pass(Duration.ofSeconds(2));
        hub.turn();

        assertThat(hub.admitted)
                .containsExactly(new CallHarness.Admitted(
                        "shopify",
                        "acme",
                        "read:gone",
                        2,
                        hub.now,
                        "application/json",
                        "{\"externalId\":\"450789469\"}"));
    }

    @Test
    void an_order_younger_than_the_platforms_replica_is_found_at_the_second_look() {
        answers(json(404, "{\"errors\":\"Not Found\"}"));
        ask();
        hub.turn();
        answers(json(200, "{\"order\":{\"id\":450789469}}"));
        hub.pass(Duration.ofSeconds(61));

        hub.turn();

        assertThat(hub.admitted).extracting(CallHarness.Admitted::topic).containsExactly("read:order");
        assertThat(task()).isNull();
    }

    @Test
    void a_platform_that_asks_for_patience_gets_it_for_the_whole_account() {
        answers(json(429, "{\"errors\":\"Exceeded 2 calls per second\"}").withHeader("Retry-After", "2.5"));
        ask();
        hub.turn();
        hub.tasks.ask("acme", "other", "edited", hub.now);
        answers(json(200, "{\"order\":{}}"));
        hub.platform.stubFor(
                get(urlEqualTo("/admin/api/2026-07/orders/other.json")).willReturn(json(200, "{\"order\":{}}")));

        hub.pass(Duration.ofSeconds(2));
        assertThat(hub.turn()).isZero();
        hub.pass(Duration.ofSeconds(1));
        assertThat(hub.turn()).isEqualTo(2);

        assertThat(hub.admitted).hasSize(2);
        assertThat(hub.refusals).isEmpty();
    }

    @Test
    void the_breaker_opens_after_failures_and_closes_when_the_platform_is_back() {
        answers(json(503, "{\"errors\":\"down\"}"));
        failUntilTheBreakerOpens();
        int sentBefore = sent();

        ask();
        hub.turn();
        assertThat(sent()).isEqualTo(sentBefore);

        answers(json(200, "{\"order\":{}}"));
        await().untilAsserted(() -> {
            hub.pass(Duration.ofHours(2));
            hub.turn();
            assertThat(hub.admitted).isNotEmpty();
        });
    }

    @Test
    void one_accounts_breaker_leaves_the_others_alone() {
        answers(json(503, "{}"));
        failUntilTheBreakerOpens();
        answers(json(200, "{\"order\":{}}"));
        hub.account("other", "shopify", Standing.CALLED);
        hub.tasks.ask("other", "450789469", "edited", hub.now);

        hub.turn();

        assertThat(hub.admitted).extracting(CallHarness.Admitted::account).containsExactly("other");
    }

    @Test
    void a_spent_budget_waits_without_counting_as_a_failure() {
        hub.budgets = Map.of("*", new CallRules.Budget("rest", 1, 1, null));
        hub.platform.stubFor(get(anyUrl()).willReturn(json(200, "{\"order\":{}}")));
        for (int order = 1; order <= 4; order++) {
            hub.tasks.ask("acme", String.valueOf(order), "edited", hub.now);
        }

        hub.turn();

        assertThat(hub.admitted).isNotEmpty().hasSizeLessThan(4);
        assertThat(hub.task("acme", "4").attempts()).isZero();
        assertThat(hub.task("acme", "4").dueAt()).isAfter(hub.now);
    }

    @Test
    void the_platforms_own_count_of_calls_is_believed() {
        hub.budgets = Map.of("*", new CallRules.Budget("rest", 40, 1, "X-Shopify-Shop-Api-Call-Limit"));
        hub.platform.stubFor(get(anyUrl())
                .willReturn(json(200, "{\"order\":{}}").withHeader("X-Shopify-Shop-Api-Call-Limit", "40/40")));
        hub.tasks.ask("acme", "1", "edited", hub.now);
        hub.tasks.ask("acme", "2", "edited", hub.now);

        hub.turn();

        assertThat(hub.admitted).hasSize(1);
    }

    @Test
    void a_page_instead_of_json_is_a_named_failure() {
        answers(aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "text/html")
                .withBody("<html>login</html>"));

        failsWith("answer 200: text/html (expected: JSON)");
    }

    @Test
    void a_page_that_says_404_deletes_nothing() {
        answers(aResponse()
                .withStatus(404)
                .withHeader("Content-Type", "text/html")
                .withBody("<html>"));

        failsWith("answer 404: text/html (expected: JSON)");
    }

    @Test
    void json_that_is_cut_off_is_a_named_failure() {
        answers(json(200, "{\"order\":{\"id\":4507"));

        failsWith("answer 200: cut off or unreadable (expected: JSON)");
    }

    @Test
    void a_redirect_is_not_followed() {
        answers(aResponse().withStatus(302).withHeader("Location", hub.platform.baseUrl() + "/elsewhere"));

        failsWith("answer 302: redirect (expected: 200)");
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void an_answer_beyond_the_limit_is_refused() {
        answers(json(200, "{\"note\":\"" + "x".repeat(200_000) + "\"}"));

        failsWith("answer: larger than 102400 bytes");
    }

    @Test
    void a_platform_that_does_not_answer_is_given_up() {
        answers(json(200, "{}").withFixedDelay(5000));

        failsWith("Read timed out");
    }

    @Test
    void a_platform_that_drips_is_given_up_after_the_whole_time() {
        answers(json(200, "{\"order\":{}}").withChunkedDribbleDelay(12, 9000));

        failsWith("answer: not complete (expected: within PT2.5S)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void a_broken_connection_is_sent_once_and_tried_again_later(String fault) {
        answers(aResponse().withFault(Fault.valueOf(fault)));
        ask();

        hub.turn();

        assertThat(hub.admitted).isEmpty();
        assertThat(task().attempts()).isEqualTo(1);
        assertThat(task().lastError()).isNotBlank();
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void failures_are_tried_again_ever_later() {
        answers(json(500, "{}"));
        ask();
        hub.turn();
        Duration first = Duration.between(hub.now, task().dueAt());
        hub.pass(first);
        hub.turn();
        Duration second = Duration.between(hub.now, task().dueAt());

        assertThat(first).isBetween(Duration.ofMillis(3700), Duration.ofMillis(6300));
        assertThat(second).isBetween(Duration.ofMillis(7400), Duration.ofMillis(12600));
    }

    @Test
    void an_answer_the_intake_does_not_take_is_read_again() {
        answers(json(200, "{\"order\":{}}"));
        hub.doorClosed = new IllegalStateException("broker_unavailable");
        ask();
        hub.turn();
        assertThat(task().attempts()).isEqualTo(1);

        hub.doorClosed = null;
        hub.pass(Duration.ofMinutes(1));
        hub.turn();

        assertThat(hub.admitted).hasSize(1);
        assertThat(hub.refusals).isEmpty();
    }

    @Test
    void an_id_out_of_a_payload_cannot_lead_to_another_path() {
        hub.platform.stubFor(get(anyUrl()).willReturn(json(200, "{\"order\":{}}")));
        hub.tasks.ask("acme", "../../shop", "edited", hub.now);

        hub.turn();

        assertThat(hub.platform.getAllServeEvents().get(0).getRequest().getUrl())
                .startsWith("/admin/api/2026-07/orders/%2E%2E%2F%2E%2E%2Fshop");
    }

    @Test
    void an_account_without_its_secret_is_not_called_and_not_in_error() {
        hub.accounts.put("bare", new Callee("bare", "shopify", Standing.CALLED, hub.platform.baseUrl(), Map.of()));
        hub.tasks.ask("bare", "1", "edited", hub.now);

        hub.turn();

        assertThat(hub.task("bare", "1").lastError()).startsWith("secret accessToken: not set");
        assertThat(hub.refusals).isEmpty();
        assertThat(sent()).isZero();
    }

    @Test
    void many_accounts_read_at_once_share_the_kamelet() {
        hub.platform.stubFor(get(anyUrl()).willReturn(json(200, "{\"order\":{}}")));
        for (int number = 0; number < 30; number++) {
            hub.account("shop-" + number, "shopify", Standing.CALLED);
            hub.tasks.ask("shop-" + number, "1", "edited", hub.now);
        }

        List<ReadTask> taken = hub.due.take();
        taken.parallelStream()
                .forEach(task -> hub.camel.createProducerTemplate().sendBody("direct:orders-from-reads", task));

        assertThat(hub.admitted).hasSize(30);
        assertThat(hub.camel.getRoutes()).hasSize(6);
    }

    private void failUntilTheBreakerOpens() {
        for (int call = 0; call < 4; call++) {
            ask();
            hub.turn();
            hub.pass(Duration.ofHours(2));
        }
    }

    private void failsWith(String words) {
        ask();
        hub.turn();
        assertThat(hub.admitted).isEmpty();
        assertThat(task().lastError()).contains(words);
    }

    private void ask() {
        hub.tasks.ask("acme", "450789469", "edited", hub.now);
    }

    private ReadTask task() {
        return hub.task("acme", "450789469");
    }

    private int sent() {
        return hub.platform.getAllServeEvents().size();
    }

    private void answers(ResponseDefinitionBuilder answer) {
        hub.platform.stubFor(get(urlEqualTo(PATH)).willReturn(answer));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }
}
