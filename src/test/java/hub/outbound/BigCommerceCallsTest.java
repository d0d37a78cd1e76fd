package hub.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import hub.json.Json;
import hub.outbound.Callee.Standing;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order of BigCommerce is many calls: all of them, or nothing. */
class BigCommerceCallsTest {

    private static final String ORDER = "/v2/orders/218";

    private CallHarness hub;

    @BeforeEach
    void start() throws Exception {
        hub = new CallHarness(true);
        hub.account("acme", "bigcommerce", Standing.CALLED);
        answer(ORDER, json(200, "{\"id\":218,\"note\":\"Köln ${body}\"}"));
        answer(ORDER + "/products", json(200, "[{\"id\":1}]"));
        answer(ORDER + "/shipping_addresses", json(200, "[{\"id\":2}]"));
        answer(ORDER + "/coupons", aResponse().withStatus(204));
        answer(ORDER + "/shipments", aResponse().withStatus(204));
        answer("/v3/orders/218/payment_actions/refunds", json(200, "{\"data\":[{\"id\":3}],\"meta\":{}}"));
        answer("/v3/orders/218/transactions", aResponse().withStatus(204));
        hub.tasks.ask("acme", "218", "webhook", hub.now);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void all_that_belongs_to_an_order_comes_as_one_document() throws IOException {
        hub.turn();

        assertThat(hub.admitted).hasSize(1);
        assertThat(Json.MAPPER.readTree(hub.admitted.get(0).body())).isEqualTo(Json.MAPPER.readTree("""
                        {"order": {"id": 218, "note": "Köln ${body}"}, "products": [{"id": 1}], "shippingAddresses": [{"id": 2}],
                         "coupons": [], "shipments": [], "refunds": {"data": [{"id": 3}], "meta": {}}, "transactions": []}"""));
        assertThat(hub.task("acme", "218")).isNull();
        hub.platform.verify(getRequestedFor(urlPathEqualTo(ORDER + "/products"))
                .withHeader("X-Auth-Token", equalTo("shpat_t0ken"))
                .withQueryParam("limit", equalTo("250")));
    }

    @Test
    void half_an_order_is_none() {
        answer(
                "/v3/orders/218/payment_actions/refunds",
                json(503, "{\"status\":503,\"title\":\"Service Unavailable\"}"));

        hub.turn();

        assertThat(hub.admitted).isEmpty();
        assertThat(hub.task("acme", "218").lastError()).isEqualTo("answer 503: Service Unavailable (expected: 200)");
        hub.platform.verify(0, getRequestedFor(urlPathEqualTo("/v3/orders/218/transactions")));

        answer("/v3/orders/218/payment_actions/refunds", json(200, "{\"data\":[],\"meta\":{}}"));
        hub.pass(Duration.ofHours(2));
        hub.turn();
        assertThat(hub.admitted).hasSize(1);
    }

    @Test
    void a_list_that_is_not_there_deletes_no_order_but_a_missing_order_is_gone_after_a_second_look() {
        answer(
                ORDER + "/products",
                json(404, "[{\"status\":404,\"message\":\"The requested resource was not found.\"}]"));
        hub.turn();
        assertThat(hub.task("acme", "218").lastError()).contains("a list of the order");

        answer(ORDER, json(404, "[{\"status\":404,\"message\":\"The requested resource was not found.\"}]"));
        for (int look = 0; look < 3; look++) {
            hub.pass(Duration.ofHours(2));
            hub.turn();
        }
        assertThat(hub.admitted).extracting(CallHarness.Admitted::topic).containsExactly("read:gone");
    }

    @Test
    void who_is_too_fast_waits_as_long_as_the_window_lasts() {
        answer(
                ORDER,
                json(429, "{\"status\":429,\"title\":\"Too many requests\"}")
                        .withHeader("X-Rate-Limit-Time-Reset-Ms", "25500"));

        hub.turn();
        answer(ORDER, json(200, "{\"id\":218}"));
        hub.pass(Duration.ofSeconds(25));
        assertThat(hub.turn()).isZero();
        hub.pass(Duration.ofSeconds(1));
        assertThat(hub.turn()).isEqualTo(1);
        assertThat(hub.admitted).hasSize(1);
    }

    @Test
    void a_refused_token_is_the_accounts_error_in_the_words_of_either_api() {
        answer(ORDER, json(401, "{\"status\":401,\"title\":\"Unauthorized - not a valid combination\"}"));
        hub.turn();
        hub.pass(Duration.ofHours(2));
        answer(ORDER, json(401, "[{\"status\":401,\"message\":\"No valid token\"}]"));
        hub.turn();

        assertThat(hub.refusals)
                .containsExactly("acme 401: Unauthorized - not a valid combination", "acme 401: No valid token");
    }

    @Test
    void nothing_is_an_empty_list_and_a_refused_adjustment_is_an_answer() throws Exception {
        for (String verb : new String[] {"list-orders", "set-stock", "get-stock", "list-products"}) {
            hub.load("connectors/bigcommerce/bigcommerce-" + verb + ".kamelet.yaml");
        }
        answer("/v2/orders", aResponse().withStatus(204));
        assertThat(call("list-orders", "v2/orders")).isEqualTo("200 []");
        answer("/v2/orders", json(200, "[1]"));
        assertThat(call("list-orders", "v2/orders")).isEqualTo("200 [1]");

        hub.platform.stubFor(put(anyUrl()).willReturn(json(422, "{\"status\":422}")));
        assertThat(call("set-stock", "v3/inventory/adjustments/absolute")).isEqualTo("200 {\"status\":422}");
        hub.platform.stubFor(put(anyUrl()).willReturn(json(200, "{}")));
        assertThat(call("set-stock", "v3/inventory/adjustments/absolute")).isEqualTo("200 {}");

        hub.platform.stubFor(get(anyUrl()).willReturn(json(200, "{}")));
        assertThat(call("get-stock", "v3/inventory/items")).isEqualTo("200 {}");
        assertThat(call("list-products", "v3/catalog/products")).isEqualTo("200 {}");
    }

    private String call(String verb, String path) {
        String kamelet = "kamelet:bigcommerce-" + verb + "/bigcommerce-" + verb;
        Exchange done = hub.camel.createProducerTemplate().request(kamelet, exchange -> {
            exchange.setVariable(Call.ACCOUNT, "acme");
            exchange.setVariable(Call.BASE, hub.platform.baseUrl());
            exchange.setVariable(Call.PATH, path);
        });
        assertThat(done.getException()).isNull();
        return done.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE) + " "
                + done.getMessage().getBody(String.class);
    }

    private void answer(String path, ResponseDefinitionBuilder answer) {
        hub.platform.stubFor(get(urlPathEqualTo(path)).willReturn(answer));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }
}
