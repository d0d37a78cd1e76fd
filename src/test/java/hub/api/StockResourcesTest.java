package hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import hub.catalog.UnmappedSkus;
import hub.security.AuditEntry;
import hub.stock.TestStore;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Locations, kits, transfers and rules over HTTP, on both stores. */
class StockResourcesTest {

    private static final String TRANSFER =
            "{\"id\":\"t1\",\"from\":\"main\",\"to\":\"outlet\",\"lines\":[{\"sku\":\"TEE\",\"quantity\":10}]}";

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_location_is_made_shown_changed_and_listed(TestStore store) throws Exception {
        try (StockDesk desk = new StockDesk(store)) {
            desk.post("/api/v1/locations", "{\"id\":\"outlet\",\"name\":\"Outlet\",\"country\":\"de\"}")
                    .andExpect(status().isCreated())
                    .andExpect(header().string("Location", "/api/v1/locations/outlet"))
                    .andExpect(jsonPath("$.country").value("DE"))
                    .andExpect(jsonPath("$.active").value(true));
            desk.post("/api/v1/locations", "{\"id\":\"outlet\",\"name\":\"Again\"}")
                    .andExpect(status().isConflict());
            desk.put(
                            "/api/v1/locations/outlet",
                            "{\"name\":\"Outlet 2\",\"active\":false,"
                                    + "\"channelLocations\":[{\"account\":\"acme\",\"id\":\"655441491\"}]}")
                    .andExpect(status().isOk());

            desk.get("/api/v1/locations/outlet")
                    .andExpect(jsonPath("$.name").value("Outlet 2"))
                    .andExpect(jsonPath("$.active").value(false))
                    .andExpect(jsonPath("$.channelLocations[0].id").value("655441491"));
            desk.get("/api/v1/locations").andExpect(jsonPath("$.items[*].id", contains("main", "outlet")));
            desk.get("/api/v1/locations/moon").andExpect(status().isNotFound());
            desk.put("/api/v1/locations/moon", "{\"name\":\"Moon\"}").andExpect(status().isNotFound());
            desk.post("/api/v1/locations", "{\"id\":\"transit:1\",\"country\":\"Germany\",\"lat\":91}")
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(jsonPath("$.errors[*].path", containsInAnyOrder("/id", "/name", "/country", "/lat")));
        }
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_kit_is_made_changed_and_never_contains_itself(TestStore store) throws Exception {
        try (StockDesk desk = new StockDesk(store)) {
            desk.post("/api/v1/kits", kit("BOX", "MUG")).andExpect(status().isCreated());
            desk.post("/api/v1/kits", kit("BOX", "MUG")).andExpect(status().isConflict());
            desk.put("/api/v1/kits/BOX", kit("BOX", "JAR"))
                    .andExpect(jsonPath("$.components[0].sku").value("JAR"));
            desk.post("/api/v1/kits", kit("BIG", "BOX")).andExpect(status().isCreated());

            desk.get("/api/v1/kits").andExpect(jsonPath("$.items[*].sku", contains("BIG", "BOX")));
            desk.put("/api/v1/kits/BOX", kit("BOX", "BIG"))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(jsonPath("$.errors[*].path", contains("/components")));
            desk.get("/api/v1/kits/MUG").andExpect(status().isNotFound());
            desk.post("/api/v1/kits", "{\"sku\":\"X\",\"components\":[{\"sku\":\"A\",\"quantity\":-1}]}")
                    .andExpect(jsonPath("$.errors[*].path", contains("/components/0/quantity")));
        }
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void goods_of_a_transfer_are_in_transit_between_dispatch_and_receipt(TestStore store) throws Exception {
        try (StockDesk desk = new StockDesk(store)) {
            prepare(desk);
            desk.post("/api/v1/transfers", "k1", TRANSFER)
                    .andExpect(status().isCreated())
                    .andExpect(header().string("Location", "/api/v1/transfers/t1"))
                    .andExpect(jsonPath("$.status").value("draft"));
            desk.post("/api/v1/transfers/t1/receive", "k2", "{}").andExpect(status().isConflict());

            desk.post("/api/v1/transfers/t1/dispatch", "k3", "{}")
                    .andExpect(jsonPath("$.status").value("dispatched"));
            desk.post("/api/v1/transfers/t1/dispatch", "k4", "{}").andExpect(status().isConflict());
            desk.get("/api/v1/stock?sku=TEE")
                    .andExpect(jsonPath("$.items[0].onHand").value(100))
                    .andExpect(jsonPath("$.items[0].locations[?(@.location=='transit:t1')].onHand", contains(10)))
                    .andExpect(jsonPath("$.items[0].locations[?(@.location=='main')].onHand", contains(90)));

            desk.post("/api/v1/transfers/t1/receive", "k5", "{\"lines\":[{\"sku\":\"TEE\",\"quantity\":8}]}")
                    .andExpect(jsonPath("$.status").value("received"))
                    .andExpect(jsonPath("$.lines[0].received").value(8));
            desk.get("/api/v1/stock?sku=TEE")
                    .andExpect(jsonPath("$.items[0].onHand").value(98))
                    .andExpect(jsonPath("$.items[0].locations[?(@.location=='transit:t1')].onHand", contains(0)))
                    .andExpect(jsonPath("$.items[0].locations[?(@.location=='outlet')].onHand", contains(8)));
            desk.get("/api/v1/stock/check").andExpect(jsonPath("$.items", hasSize(0)));
        }
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_step_of_a_transfer_sent_again_moves_nothing_and_has_the_same_answer(TestStore store) throws Exception {
        try (StockDesk desk = new StockDesk(store)) {
            prepare(desk);
            for (int sent = 0; sent < 2; sent++) {
                desk.post("/api/v1/transfers", "create", TRANSFER).andExpect(status().isCreated());
            }
            desk.post("/api/v1/transfers", "create", TRANSFER.replace("10", "11"))
                    .andExpect(jsonPath("$.code").value("idempotency_mismatch"));
            for (int sent = 0; sent < 2; sent++) {
                desk.post("/api/v1/transfers/t1/dispatch", "go", "{}")
                        .andExpect(status().isOk())
                        .andExpect(jsonPath("$.status").value("dispatched"));
            }
            for (int sent = 0; sent < 2; sent++) {
                desk.post("/api/v1/transfers/t1/receive", "come", "{}")
                        .andExpect(status().isOk())
                        .andExpect(jsonPath("$.status").value("received"));
            }
            desk.get("/api/v1/stock?sku=TEE")
                    .andExpect(jsonPath("$.items[0].locations[?(@.location=='outlet')].onHand", contains(10)));
            for (String step : List.of("", "/t1/dispatch", "/t1/receive")) {
                desk.post("/api/v1/transfers" + step, TRANSFER)
                        .andExpect(status().isBadRequest())
                        .andExpect(jsonPath("$.code").value("idempotency_key_missing"));
            }
            assertThat(desk.deeds("transfer:t1"))
                    .containsExactly("transfer.create", "transfer.dispatch", "transfer.receive");
        }
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void orders_that_waited_for_a_sku_are_queued_with_what_makes_it_known(TestStore store) throws Exception {
        try (StockDesk desk = new StockDesk(store)) {
            prepare(desk);
            UnmappedSkus unmapped = desk.beans.getBean(UnmappedSkus.class);
            List<String> skus = List.of("COUNTED", "KIT", "PART", "SENT", "NEVER");
            for (int i = 0; i < skus.size(); i++) {
                unmapped.note(new UUID(0, i), "acme", List.of(skus.get(i)));
            }

            desk.adjust("first", "{\"sku\":\"COUNTED\",\"location\":\"main\",\"quantity\":5,\"reason\":\"count\"}");
            assertThat(desk.queued()).containsExactly(new UUID(0, 0));
            desk.post("/api/v1/kits", kit("KIT", "PART"));
            desk.post("/api/v1/transfers", "new", TRANSFER.replace("TEE", "SENT"));
            assertThat(desk.queued()).hasSize(3);
            desk.post("/api/v1/transfers/t1/dispatch", "go", "{}");

            assertThat(desk.queued()).containsExactly(new UUID(0, 0), new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
        }
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void who_changed_what_is_recorded_with_before_and_after(TestStore store) throws Exception {
        try (StockDesk desk = new StockDesk(store)) {
            prepare(desk);
            desk.adjust("d", "{\"sku\":\"TEE\",\"location\":\"main\",\"quantity\":-3,\"reason\":\"damage\"}");
            desk.put("/api/v1/locations/outlet", "{\"name\":\"Outlet\",\"active\":false}");
            desk.put("/api/v1/stock/allocation-rules", "{\"items\":[{\"kind\":\"ship_complete\"}]}");
            desk.post("/api/v1/kits", kit("BOX", "TEE"));
            desk.put("/api/v1/kits/BOX", kit("BOX", "CAP"));

            AuditEntry damage = desk.lastDeed("stock:TEE@main");
            assertThat(damage.action()).isEqualTo("stock.adjust");
            assertThat(damage.before()).contains("\"onHand\":100");
            assertThat(damage.after()).contains("\"damage\"", "\"onHand\":97");
            AuditEntry outlet = desk.lastDeed("location:outlet");
            assertThat(outlet.before()).contains("\"active\":true");
            assertThat(outlet.after()).contains("\"active\":false");
            assertThat(desk.lastDeed("allocation-rules").after()).contains("ship_complete");
            AuditEntry kit = desk.lastDeed("kit:BOX");
            assertThat(kit.action()).isEqualTo("kit.change");
            assertThat(kit.before()).contains("TEE");
            assertThat(kit.after()).contains("CAP");
            assertThat(desk.deeds("kit:BOX")).containsExactly("kit.create", "kit.change");
        }
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void what_was_refused_is_no_deed(TestStore store) throws Exception {
        try (StockDesk desk = new StockDesk(store)) {
            prepare(desk);
            int before = desk.allDeeds();
            desk.post("/api/v1/locations", "{\"id\":\"outlet\",\"name\":\"Again\"}")
                    .andExpect(status().isConflict());
            desk.put("/api/v1/locations/nowhere", "{\"name\":\"Nowhere\"}").andExpect(status().isNotFound());
            desk.post("/api/v1/transfers/none/dispatch", "k", "{}").andExpect(status().isNotFound());
            assertThat(desk.allDeeds()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void only_a_draft_changes_and_only_known_goods_arrive(TestStore store) throws Exception {
        try (StockDesk desk = new StockDesk(store)) {
            prepare(desk);
            desk.post("/api/v1/transfers", "k6", TRANSFER);
            desk.put("/api/v1/transfers/t1", TRANSFER.replace("10", "20"))
                    .andExpect(jsonPath("$.lines[0].quantity").value(20));
            desk.post("/api/v1/transfers/t1/dispatch", "k7", "{}");

            desk.put("/api/v1/transfers/t1", TRANSFER).andExpect(status().isConflict());
            desk.post("/api/v1/transfers/t1/receive", "k8", "{\"lines\":[{\"sku\":\"CAP\",\"quantity\":1}]}")
                    .andExpect(jsonPath("$.errors[*].path", contains("/lines/0/sku")));
            desk.post("/api/v1/transfers", "k9", "{\"from\":\"main\",\"to\":\"main\",\"lines\":[]}")
                    .andExpect(jsonPath("$.errors[*].path", containsInAnyOrder("/to", "/lines")));
            desk.get("/api/v1/transfers").andExpect(jsonPath("$.items[*].id", contains("t1")));
        }
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void allocation_rules_are_rows(TestStore store) throws Exception {
        try (StockDesk desk = new StockDesk(store)) {
            String rules = "{\"items\":[{\"kind\":\"nearest\"},{\"kind\":\"max_locations\",\"amount\":2}]}";
            desk.put("/api/v1/stock/allocation-rules", rules).andExpect(status().isOk());

            desk.get("/api/v1/stock/allocation-rules")
                    .andExpect(jsonPath("$.items[*].kind", contains("nearest", "max_locations")))
                    .andExpect(jsonPath("$.items[1].amount").value(2));
            desk.put("/api/v1/stock/allocation-rules", rules.replace("2", "9").replace("nearest", "cheapest"))
                    .andExpect(jsonPath("$.errors[*].path", contains("/items/0/kind", "/items/1/amount")));
        }
    }

    private static void prepare(StockDesk desk) throws Exception {
        desk.post("/api/v1/locations", "{\"id\":\"outlet\",\"name\":\"Outlet\"}");
        desk.adjust(
                "k1",
                "{\"sku\":\"TEE\",\"location\":\"main\",\"quantity\":100,\"reason\":\"count\","
                        + "\"countedAt\":\"2026-11-23T11:00:00Z\"}");
    }

    private static String kit(String sku, String part) {
        return "{\"sku\":\"" + sku + "\",\"components\":[{\"sku\":\"" + part + "\",\"quantity\":2}]}";
    }
}
