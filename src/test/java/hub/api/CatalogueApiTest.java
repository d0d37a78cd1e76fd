package hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.api.CatalogueDesk.Answer;
import hub.security.AuditEntry;
import hub.stock.TestStore;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Products and prices by API, on both databases. */
class CatalogueApiTest {

    private static final String PRODUCTS = "/api/v1/products";
    private static final String PRICES = "/api/v1/prices";
    private static final String MUG = """
            {"sku":"MUG","name":{"en":"Blue mug","de":"Blaue Tasse","ar":"كوب أزرق"},
             "description":{"en":"Holds tea"},"barcodes":["4006381333931","4006381333931"],"category":"kitchen",
             "tags":["blue"],"images":[{"url":"https://cdn.example/mug.png","alt":{"en":"A mug"},"position":1,"role":"main"}],
             "options":[{"name":"size","values":["S","L"]}],"attributes":{"glaze":"matt"},
             "weight":{"value":"0.350","unit":"kg"},"taxCategory":"standard","seo":{"title":{"en":"Mug"},"url":"/mug"},
             "supplier":{"id":7},"extensions":{"shelf":"B4"}}""";

    private CatalogueDesk desk;

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_product_is_kept_whole_with_what_the_hub_does_not_know(TestStore store) {
        desk = new CatalogueDesk(store);

        Answer made = desk.post(PRODUCTS, MUG);

        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.etag()).isEqualTo("\"1\"");
        JsonNode mug = desk.get(PRODUCTS + "/MUG").body();
        assertThat(mug).isEqualTo(made.body());
        assertThat(mug.at("/name/ar").asText()).isEqualTo("كوب أزرق");
        assertThat(mug.at("/weight/value").asText()).isEqualTo("0.35");
        assertThat(mug.path("barcodes")).hasSize(1);
        assertThat(mug.path("status").asText()).isEqualTo("active");
        assertThat(mug.path("extensions").toString()).isEqualTo("{\"shelf\":\"B4\",\"supplier\":{\"id\":7}}");
        assertThat(desk.post(PRODUCTS, MUG).status()).isEqualTo(409);
        assertThat(desk.get(PRODUCTS + "/NONE").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void the_same_content_again_changes_nothing_whatever_the_order_of_its_fields(TestStore store) {
        desk = new CatalogueDesk(store);
        desk.post(PRODUCTS, MUG);
        JsonNode shown = desk.get(PRODUCTS + "/MUG").body();
        desk.later("PT1H");

        assertThat(desk.put(PRODUCTS + "/MUG", shown.toString()).body()).isEqualTo(shown);
        assertThat(desk.put(
                                PRODUCTS + "/MUG",
                                MUG.replace("0.350", "0.35")
                                        .replace("\"tags\":[\"blue\"],", "\"tags\":[\"blue \"],\"x\":null,"))
                        .body())
                .isEqualTo(shown);

        assertThat(desk.events()).hasSize(1);
        assertThat(desk.deeds()).hasSize(1);
        assertThat(desk.get(PRODUCTS + "/MUG/history").body().path("items")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void every_change_is_a_revision_an_event_and_a_deed(TestStore store) {
        desk = new CatalogueDesk(store);
        desk.post(PRODUCTS, "{\"sku\":\"TEE\",\"name\":\"Tee\"}");
        desk.later("PT1M");
        desk.put(PRODUCTS + "/TEE", "{\"name\":{\"en\":\"T-shirt\"},\"status\":\"draft\"}", "\"1\"");
        desk.later("PT1M");
        assertThat(desk.put(PRODUCTS + "/TEE", "{\"name\":\"Old\"}", "\"1\"").status())
                .isEqualTo(412);
        assertThat(desk.delete(PRODUCTS + "/TEE", "\"1\"").status()).isEqualTo(412);
        assertThat(desk.delete(PRODUCTS + "/TEE").status()).isEqualTo(204);
        assertThat(desk.delete(PRODUCTS + "/TEE").status()).isEqualTo(204);
        assertThat(desk.delete(PRODUCTS + "/NONE").status()).isEqualTo(404);

        JsonNode history = desk.get(PRODUCTS + "/TEE/history").body().path("items");
        assertThat(history).hasSize(3);
        assertThat(history.at("/0/changed").toString()).isEqualTo("[\"status\"]");
        assertThat(history.at("/1/before/name/und").asText()).isEqualTo("Tee");
        assertThat(history.at("/1/after/name/en").asText()).isEqualTo("T-shirt");
        assertThat(history.at("/1/at").asText()).isEqualTo("2026-11-24T12:01:00Z");
        assertThat(history.at("/1/by").asText()).isEqualTo("hub");
        assertThat(history.at("/2/before").isMissingNode()).isTrue();
        JsonNode page = desk.get(PRODUCTS + "/TEE/history?limit=2").body();
        assertThat(desk.get(
                                PRODUCTS + "/TEE/history?limit=2&cursor={c}",
                                page.path("next").asText())
                        .body()
                        .path("items"))
                .containsExactly(history.get(2));
        assertThat(desk.events())
                .extracting(event -> event.path("id").asText())
                .containsExactly("TEE:1:product.changed", "TEE:2:product.changed", "TEE:3:product.changed");
        assertThat(desk.events().get(1).at("/data/changed").toString()).isEqualTo("[\"name\",\"status\"]");
        assertThat(desk.deeds())
                .extracting(AuditEntry::action)
                .containsExactly("product.create", "product.change", "product.change");
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void products_are_found_by_barcode_by_beginnings_of_words_and_by_change(TestStore store) {
        desk = new CatalogueDesk(store);
        desk.post(PRODUCTS, MUG);
        desk.later("PT1M");
        desk.put(PRODUCTS + "/TEE-M", "{\"name\":{\"en\":\"Blue t-shirt\"},\"barcodes\":[\"77\"]}");
        desk.put(PRODUCTS + "/TEE-S", "{\"name\":{\"en\":\"Red t-shirt\"},\"status\":\"inactive\"}");

        assertThat(skus("?barcode=4006381333931")).containsExactly("MUG");
        assertThat(skus("?q=blu")).containsExactly("MUG", "TEE-M");
        assertThat(skus("?q=BLU shi")).containsExactly("TEE-M");
        assertThat(skus("?q=Tass")).containsExactly("MUG");
        assertThat(skus("?q=كوب")).containsExactly("MUG");
        assertThat(skus("?q=tee")).containsExactly("TEE-M", "TEE-S");
        assertThat(skus("?q=%25")).isEmpty();
        assertThat(skus("?q=_ug")).isEmpty();
        assertThat(skus("?status=inactive")).containsExactly("TEE-S");
        assertThat(skus("?sku=MUG")).containsExactly("MUG");
        assertThat(skus("?changedAfter=2026-11-24T12:00:00Z")).containsExactly("TEE-M", "TEE-S");
        JsonNode page = desk.get(PRODUCTS + "?changedAfter=2026-11-24T11:00:00Z&limit=2")
                .body();
        assertThat(page.path("items").findValuesAsText("sku")).containsExactly("MUG", "TEE-M");
        assertThat(skus("?changedAfter=2026-11-24T11:00:00Z&cursor="
                        + page.path("next").asText()))
                .containsExactly("TEE-S");
        desk.put(PRODUCTS + "/TEE-M", "{\"name\":{\"en\":\"Green\"}}");
        assertThat(skus("?q=blu")).containsExactly("MUG");
        assertThat(skus("?barcode=77")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void an_order_that_waited_for_the_sku_is_folded_again(TestStore store) {
        desk = new CatalogueDesk(store);
        UUID order = new UUID(1, 1);
        desk.unmapped().note(order, "acme", List.of("MUG", "OTHER"));

        desk.post(PRODUCTS, MUG);

        assertThat(store.jdbc.queryForList("select order_id from order_task", UUID.class))
                .containsExactly(order);
        store.jdbc.update("delete from order_task");
        desk.put(PRODUCTS + "/MUG", "{\"name\":\"Mug\"}");
        assertThat(store.jdbc.queryForList("select order_id from order_task", UUID.class))
                .isEmpty();
        assertThat(desk.unmapped().sweep(desk.now())).isEqualTo(1);
        assertThat(desk.beans
                        .getBean(hub.catalog.SkuLinks.class)
                        .resolve("acme", List.of("MUG"))
                        .links())
                .containsEntry("MUG", "MUG");
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void faults_of_products_and_prices_are_named_each_once(TestStore store) {
        desk = new CatalogueDesk(store);

        assertThat(paths(desk.post(PRODUCTS, """
                        {"sku":" X","name":7,"barcodes":["a",""],"status":"sold","images":[{"url":"ftp://x"},{}],
                         "weight":{"value":"much","unit":"stone"}}""")))
                .containsExactlyInAnyOrder(
                        "/sku",
                        "/name",
                        "/barcodes/1",
                        "/status",
                        "/images/0/url",
                        "/images/1/url",
                        "/weight/value",
                        "/weight/unit");
        assertThat(paths(desk.put(PRODUCTS + "/A", "{\"sku\":\"B\"}"))).containsExactly("/sku");
        assertThat(paths(desk.put(PRODUCTS + "/A", "[]"))).containsExactly("");
        assertThat(paths(desk.post(PRICES, "{\"currency\":\"XXQ\",\"amount\":1.5,\"minQuantity\":0}")))
                .containsExactlyInAnyOrder("/sku", "/currency", "/amount", "/minQuantity");
        assertThat(paths(desk.post(PRICES, """
                        {"sku":"A","currency":"EUR","amount":"1.00","saleAmount":"2.00",
                         "validFrom":"2026-11-24T12:00:00Z","validTo":"2026-11-24T12:00:00Z"}"""))).containsExactlyInAnyOrder("/saleAmount", "/validTo");
        assertThat(desk.events()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_price_is_followed_never_overwritten(TestStore store) {
        desk = new CatalogueDesk(store);
        assertThat(price("10.00", "").status()).isEqualTo(201);
        desk.later("P1D");
        Answer second = price("12.00", "");
        assertThat(price("12.0", "").status()).isEqualTo(200);
        assertThat(price("12.0", "").body()).isEqualTo(second.body());
        price("9.00", ",\"validFrom\":\"2026-12-01T00:00:00Z\",\"validTo\":\"2026-12-02T00:00:00Z\"");
        price("11.00", ",\"minQuantity\":10,\"saleAmount\":\"10.50\"");
        price("8.00", ",\"list\":\"wholesale\"");

        assertThat(amounts("&list=base&quantity=1")).containsExactly("12.00");
        assertThat(amounts("&list=base&quantity=10")).containsExactly("11.00");
        assertThat(amounts("&at=2026-11-24T13:00:00Z")).containsExactly("10.00");
        assertThat(amounts("&at=2026-11-24T11:00:00Z")).isEmpty();
        assertThat(amounts("&at=2026-12-01T12:00:00Z&list=base&quantity=1")).containsExactly("9.00");
        assertThat(amounts("&at=2026-12-02T00:00:00Z&list=base&quantity=1")).containsExactly("12.00");
        assertThat(amounts("&list=wholesale")).containsExactly("8.00");
        assertThat(amounts("&currency=USD")).isEmpty();
        desk.later("P1D");
        assertThat(desk.post(PRICES, "{\"sku\":\"A\",\"currency\":\"EUR\",\"amount\":null,\"minQuantity\":\"10\"}")
                        .status())
                .isEqualTo(201);
        assertThat(amounts("&list=base&quantity=10")).containsExactly("12.00");

        JsonNode history = desk.get(PRICES + "/history?sku=A").body().path("items");
        assertThat(history.findValuesAsText("number")).containsExactly("6", "5", "4", "3", "2", "1");
        assertThat(history.at("/5/recordedAt").asText()).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(desk.events())
                .extracting(event -> event.path("id").asText())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 6)
                        .mapToObj(number -> "A:" + number + ":price.changed")
                        .toList());
        assertThat(desk.events())
                .extracting(event -> event.at("/data/former").asText())
                .as("what was charged before")
                .containsExactly("null", "10.00", "12.00", "null", "null", "10.50");
        assertThat(desk.deeds()).hasSize(6).allMatch(deed -> deed.action().equals("price.create"));
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void all_prices_are_walked_sku_by_sku(TestStore store) {
        desk = new CatalogueDesk(store);
        for (String sku : List.of("A", "B", "C")) {
            desk.post(PRICES, "{\"sku\":\"" + sku + "\",\"currency\":\"EUR\",\"amount\":\"1.00\"}");
        }

        JsonNode page = desk.get(PRICES + "?limit=2").body();

        assertThat(page.path("items").findValuesAsText("sku")).containsExactly("A", "B");
        assertThat(desk.get(PRICES + "?limit=2&cursor=" + page.path("next").asText())
                        .body()
                        .toString())
                .contains("\"C\"")
                .doesNotContain("next");
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void writers_at_once_lose_nothing(TestStore store) throws Exception {
        desk = new CatalogueDesk(store);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService writers = Executors.newFixedThreadPool(8);
        List<Future<Integer>> answers = IntStream.range(0, 16)
                .mapToObj(n -> writers.submit(() -> {
                    start.await();
                    return n % 2 == 0
                            ? desk.put(PRODUCTS + "/RACE", "{\"name\":\"" + n + "\"}")
                                    .status()
                            : price(n + ".00", "").status();
                }))
                .toList();
        start.countDown();
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isIn(200, 201);
        }
        writers.shutdown();

        assertThat(desk.get(PRODUCTS + "/RACE").body().path("revision").asInt()).isEqualTo(8);
        assertThat(desk.get(PRODUCTS + "/RACE/history").body().path("items")).hasSize(8);
        assertThat(desk.get(PRICES + "/history?sku=A").body().path("items")).hasSize(8);
    }

    private Answer price(String amount, String more) {
        return desk.post(PRICES, "{\"sku\":\"A\",\"currency\":\"EUR\",\"amount\":\"" + amount + "\"" + more + "}");
    }

    private List<String> amounts(String query) {
        return desk.get(PRICES + "?sku=A" + query).body().path("items").findValuesAsText("amount");
    }

    private List<String> skus(String query) {
        return desk.get(PRODUCTS + query).body().path("items").findValuesAsText("sku");
    }

    private static List<String> paths(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        return answer.body().path("errors").findValuesAsText("path");
    }
}
