package hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import hub.stock.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockApiTest {

    private static final String COUNT = "{\"sku\":\"TEE\",\"location\":\"main\",\"quantity\":100,\"reason\":\"count\"}";

    private StockDesk desk;

    @BeforeEach
    void open() {
        desk = new StockDesk(TestStore.h2());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_count_sets_and_a_receipt_adds() throws Exception {
        desk.adjust("k1", COUNT)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.stock.onHand").value(100));
        desk.adjust("k2", adjustment("12.5", "receipt")).andExpect(status().isCreated());
        desk.adjust("k3", adjustment("-2", "damage")).andExpect(status().isCreated());
        desk.adjust("k4", adjustment("10", "unavailable")).andExpect(status().isCreated());

        desk.get("/api/v1/stock?sku=TEE")
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].sku").value("TEE"))
                .andExpect(jsonPath("$.items[0].onHand").value(110.5))
                .andExpect(jsonPath("$.items[0].reserved").value(0))
                .andExpect(jsonPath("$.items[0].available").value(100.5))
                .andExpect(jsonPath("$.items[0].locations[0].location").value("main"))
                .andExpect(jsonPath("$.items[0].locations[0].onHand").value(110.5))
                .andExpect(jsonPath("$.next").doesNotExist());
    }

    @Test
    void the_same_request_again_has_the_same_answer_and_no_second_effect() throws Exception {
        String body = adjustment("5", "receipt");
        String first = desk.adjust("k", body).andReturn().getResponse().getContentAsString();

        desk.adjust("k", " " + body)
                .andExpect(status().isCreated())
                .andExpect(content().json(first));

        desk.get("/api/v1/stock?sku=TEE")
                .andExpect(jsonPath("$.items[0].onHand").value(5));
    }

    @Test
    void a_key_with_another_body_is_refused_and_one_without_key_too() throws Exception {
        desk.adjust("k", adjustment("5", "receipt"));

        desk.adjust("k", adjustment("6", "receipt"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("idempotency_mismatch"));
        desk.adjust(null, COUNT)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("idempotency_key_missing"));
    }

    @Test
    void a_refused_request_leaves_its_key_free() throws Exception {
        desk.adjust("k", adjustment("-5", "count")).andExpect(status().isUnprocessableEntity());

        desk.adjust("k", COUNT).andExpect(status().isCreated());
    }

    @Test
    void every_fault_is_named_with_its_path() throws Exception {
        desk.adjust(
                        "k",
                        "{\"sku\":\" \",\"location\":\"moon\",\"quantity\":1e400,\"reason\":\"magic\","
                                + "\"countedAt\":\"0000-01-01T00:00:00Z\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("schema_invalid"))
                .andExpect(jsonPath(
                        "$.errors[*].path",
                        containsInAnyOrder("/sku", "/location", "/quantity", "/reason", "/countedAt")));
        desk.adjust("k", "{}")
                .andExpect(
                        jsonPath("$.errors[*].path", containsInAnyOrder("/sku", "/location", "/quantity", "/reason")));
    }

    @ParameterizedTest
    @CsvSource({"-1,count", "-1,receipt", "0,receipt", "3,damage", "0,correction", "1e10,count", "0.0000001,count"})
    void a_quantity_that_makes_no_sense_is_refused(String quantity, String reason) throws Exception {
        desk.adjust("k", adjustment(quantity, reason))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].path", contains("/quantity")));
    }

    @Test
    void a_count_from_the_future_is_refused() throws Exception {
        desk.adjust(
                        "k",
                        "{\"sku\":\"TEE\",\"location\":\"main\",\"quantity\":1,\"reason\":\"count\","
                                + "\"countedAt\":\"2026-11-23T13:00:00Z\"}")
                .andExpect(jsonPath("$.errors[*].path", contains("/countedAt")));
    }

    @Test
    void the_ledger_tells_what_was_there_then_and_pages_backwards() throws Exception {
        desk.adjust("k1", counted(10, "2026-11-20T10:00:00Z"));
        desk.adjust("k2", counted(7, "2026-11-21T10:00:00Z"));

        desk.get("/api/v1/stock/ledger?sku=TEE&asOf=2026-11-20T12:00:00Z")
                .andExpect(jsonPath("$.level.onHand").value(10))
                .andExpect(jsonPath("$.items[*].kind", containsInAnyOrder("count", "on_hand")));
        String page = desk.get("/api/v1/stock/ledger?sku=TEE&limit=3")
                .andExpect(jsonPath("$.level.onHand").value(7))
                .andExpect(jsonPath("$.items", hasSize(3)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String next = JsonPath.read(page, "$.next");
        desk.get("/api/v1/stock/ledger?sku=TEE&limit=3&cursor={next}", next)
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.next").doesNotExist());
    }

    @Test
    void levels_are_paged_by_sku() throws Exception {
        for (String sku : new String[] {"A", "B", "C"}) {
            desk.adjust(sku, COUNT.replace("TEE", sku)).andExpect(status().isCreated());
        }

        String page = desk.get("/api/v1/stock?limit=2")
                .andExpect(jsonPath("$.items[*].sku", contains("A", "B")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String next = JsonPath.read(page, "$.next");
        desk.get("/api/v1/stock?limit=2&cursor={next}", next).andExpect(jsonPath("$.items[*].sku", contains("C")));
        desk.get("/api/v1/stock?limit=201").andExpect(status().isUnprocessableEntity());
        desk.get("/api/v1/stock?sku=NOBODY").andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void every_change_is_told_once() throws Exception {
        desk.adjust("k1", COUNT);
        desk.adjust("k1", COUNT);

        assertThat(desk.store.jdbc.queryForList("select events from outbox", String.class))
                .singleElement()
                .asString()
                .containsOnlyOnce("\"id\":\"TEE:main:");
    }

    @Test
    void the_self_check_says_which_balance_is_wrong() throws Exception {
        desk.adjust("k1", COUNT);
        desk.get("/api/v1/stock/check").andExpect(jsonPath("$.items", hasSize(0)));

        desk.store.jdbc.update("update stock_balance set on_hand = 99");

        desk.get("/api/v1/stock/check")
                .andExpect(jsonPath("$.items[0].sku").value("TEE"))
                .andExpect(jsonPath("$.items[0].ledger.onHand").value(100))
                .andExpect(jsonPath("$.items[0].balance.onHand").value(99));
    }

    private static String adjustment(String quantity, String reason) {
        return "{\"sku\":\"TEE\",\"location\":\"main\",\"quantity\":" + quantity + ",\"reason\":\"" + reason + "\"}";
    }

    private static String counted(int quantity, String at) {
        return "{\"sku\":\"TEE\",\"location\":\"main\",\"quantity\":" + quantity
                + ",\"reason\":\"count\",\"countedAt\":\"" + at + "\"}";
    }
}
