package hub.it;

import static hub.it.RunningHub.await;
import static hub.it.RunningHub.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import drills.ShopifyShop;
import drills.ShopifyShop.Line;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files go in and come out; what was done with every row is told. */
class FilesIT {

    private static RunningHub hub;
    private static Path dropped;
    private static Path sent;

    @BeforeAll
    static void start() throws IOException {
        dropped = Files.createTempDirectory("dropped");
        sent = Files.createTempDirectory("sent");
        hub = RunningHub.start(
                "hub.import-folder=" + dropped,
                "hub.export-folder=" + sent,
                "hub.files.calm=300",
                "hub.files.look-every=200",
                "hub.files.cron=* * * * * ?",
                "hub.files.silence=PT3S",
                "hub.files.keep-aside=P1D",
                "hub.files.forget-every=1000",
                "hub.imports.forget-every=1000",
                "hub.outbound.allow-private=true");
        ShopifyShop shop = new ShopifyShop(hub.url(""));
        assertThat(hub.post("/api/v1/accounts", ShopifyShop.account("acme")).statusCode())
                .isEqualTo(201);
        assertThat(hub.post(
                                "/api/v1/accounts",
                                "{\"id\":\"old-shop\",\"connector\":\"import\",\"status\":\"active\","
                                        + "\"settings\":{\"store\":\"old-shop\"}}")
                        .statusCode())
                .isEqualTo(201);
        shop.send(
                "acme", ShopifyShop.order(7001, List.of(new Line("FILE-7", 2)), Instant.parse("2026-11-23T10:00:00Z")));
        hub.order("acme", "7001");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void counted_stock_comes_in_and_a_bad_row_holds_up_no_other() {
        JsonNode done = ended(upload(
                "csv",
                "stock-count",
                null,
                "sku;quantity;location\nFILE-1;12,5;main\nFILE-2;7;main\nFILE-3;4;nowhere\n"));

        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(done.path("encoding").asText()).isEqualTo("UTF-8");
        assertThat(done.path("progress").asInt()).isEqualTo(100);
        assertThat(done.path("rows").toString()).isEqualTo("{\"read\":3,\"done\":1,\"failed\":2}");
        assertThat(done.path("summary").path("errors").toString())
                .isEqualTo("{\"location_unknown\":1,\"quantity_invalid\":1}");
        assertThat(hub.stock("FILE-2").path("onHand").decimalValue()).isEqualByComparingTo("7");
        assertThat(hub.get("/api/v1/imports/" + done.path("id").asText() + "/errors")
                        .body()
                        .lines())
                .containsExactly(
                        "row,path,code,detail",
                        "1,/adjustments/0/quantity,quantity_invalid,no number (expected: a decimal)",
                        "3,/adjustments/0/location,location_unknown,unknown (expected: the id of a location)");
    }

    @Test
    void the_same_file_twice_is_named_and_changes_nothing() {
        String file = "{\"sku\":\"FILE-9\",\"quantity\":\"5\",\"reason\":\"receipt\"}\n";
        JsonNode first = ended(upload("ndjson", "stock-adjustment", null, file));

        JsonNode again = upload("ndjson", "stock-adjustment", null, file);

        assertThat(again.path("state").asText()).isEqualTo("repeated");
        assertThat(again.path("sameAs").asText()).isEqualTo(first.path("id").asText());
        assertThat(hub.stock("FILE-9").path("onHand").decimalValue()).isEqualByComparingTo("5");
    }

    @Test
    void every_bad_file_gets_a_name() {
        String quoteOpen = "sku,quantity\nFILE-20,3\nFILE-21,\"3\n";
        assertThat(failed("csv", quoteOpen)).isEqualTo("quote_open after 1");
        assertThat(hub.stock("FILE-20").path("onHand").decimalValue()).isEqualByComparingTo("3");
        assertThat(failed("csv", "artikel,menge\nFILE-22,3\n")).isEqualTo("header_wrong after 0");
        assertThat(failed("csv", "")).isEqualTo("file_empty after 0");
        assertThat(failed("csv", "PK\u0003\u0004x")).isEqualTo("file_compressed after 0");
        assertThat(failed("csv", "sku,sku\n1,2\n")).isEqualTo("header_invalid after 0");
        assertThat(failed("csv", "sku,quantity\nFILE-23," + "9".repeat(3_000_000) + "\n"))
                .isEqualTo("row_too_long after 0");
        assertThat(failed("json", "[{\"sku\":\"FILE-24\",\"quantity\":1},")).isEqualTo("json_invalid after 1");
        String laughs =
                "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><rows><row><sku>&b;</sku></row></rows>";
        assertThat(failed("xml", laughs)).isEqualTo("xml_dtd after 0");
        assertThat(failed("xml", "<rows><row></rows>")).isEqualTo("xml_invalid after 0");
        byte[] mixed = ("sku,quantity\nGR\u00dcN,1\nBLA\u00dc,1\n").getBytes(StandardCharsets.UTF_8);
        byte[] latin = "ROT\u00c9,1\n".getBytes(Charset.forName("windows-1252"));
        byte[] both = new byte[mixed.length + latin.length];
        System.arraycopy(mixed, 0, both, 0, mixed.length);
        System.arraycopy(latin, 0, both, mixed.length, latin.length);
        assertThat(named(ended(upload("csv", "stock-count", null, both)))).isEqualTo("encoding_mixed after 0");
    }

    @Test
    void encodings_are_found_and_stated() {
        assertThat(counted("FILE-UML\u00c4UT", StandardCharsets.UTF_16LE, "\ufeff"))
                .isEqualTo("UTF-16LE");
        assertThat(counted("FILE-UTF\u00d6", StandardCharsets.UTF_8, "\ufeff")).isEqualTo("UTF-8");
        assertThat(counted("FILE-LAT\u00dcN", Charset.forName("windows-1252"), ""))
                .isEqualTo("windows-1252");
    }

    @Test
    void what_is_not_known_is_refused_before_the_file_is_read() {
        HttpResponse<String> answer = send("tsv", "no-such", "nobody", "x".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("format", "mapping", "account");
        assertThat(send("csv", "order", null, new byte[] {1}).body())
                .contains("missing (expected: the id of the account");
    }

    @Test
    void orders_of_an_old_shop_come_in_without_card_data_and_clear_text_on_disk() throws IOException {
        String file = "externalId,placedAt,status,paymentStatus,currency,taxesIncluded,total,customer.name,note,lines\n"
                + "B-1,2024-03-01T10:00:00Z,delivered,paid,EUR,true,39.80,Quirin Xaverson,card 4111 1111 1111 1111,"
                + "\"[{\"\"sku\"\":\"\"FILE-30\"\",\"\"quantity\"\":\"\"2\"\",\"\"unitPrice\"\":\"\"19.90\"\"}]\"\n"
                + "B-2,yesterday,delivered,paid,EUR,true,1,,,\n";

        JsonNode done = ended(upload("csv", "order", "old-shop", file));

        assertThat(done.path("rows").toString()).isEqualTo("{\"read\":2,\"done\":1,\"failed\":1}");
        JsonNode order = hub.order("old-shop", "B-1");
        assertThat(order.path("channel").asText()).isEqualTo("import");
        assertThat(order.path("status").asText()).isEqualTo("delivered");
        assertThat(order.path("paymentStatus").asText()).isEqualTo("paid");
        assertThat(order.path("customer").path("name").asText()).isEqualTo("Quirin Xaverson");
        assertThat(order.toString()).doesNotContain("4111").contains("***removed***");
        assertThat(order.path("lines").path(0).path("quantity").decimalValue()).isEqualByComparingTo("2");
        assertThat(hub.json("/api/v1/orders/" + order.path("id").asText() + "/messages")
                        .path("items"))
                .hasSize(1);
        assertThat(onDisk("Xaverson")).isEmpty();
    }

    @Test
    void orders_of_an_old_shop_that_left_long_ago_move_no_stock() {
        hub.count("FILE-31", 10);
        String row =
                "{\"externalId\":\"B-9\",\"placedAt\":\"2024-03-01T10:00:00Z\",\"status\":\"delivered\",\"currency\":"
                        + "\"EUR\",\"taxesIncluded\":true,\"lines\":[{\"sku\":\"FILE-31\",\"quantity\":\"2\"}]}\n";

        ended(upload("ndjson", "order", "old-shop", row));

        assertThat(hub.order("old-shop", "B-9").path("status").asText()).isEqualTo("delivered");
        assertThat(hub.stock("FILE-31").path("onHand").decimalValue()).isEqualByComparingTo("10");
    }

    @Test
    void a_row_that_the_store_refuses_holds_up_no_other() {
        String rows = order("P-1", "FILE-70") + order("P-2", "x".repeat(400)) + order("P-3", "FILE-70");

        JsonNode done = ended(upload("ndjson", "order", "old-shop", rows));

        assertThat(done.path("rows").toString()).isEqualTo("{\"read\":3,\"done\":2,\"failed\":1}");
        assertThat(errors(done)).contains("2,,not_storable,");
        hub.order("old-shop", "P-1");
        hub.order("old-shop", "P-3");
        assertThat(hub.json("/api/v1/orders?externalId=P-2").path("items")).isEmpty();
    }

    @Test
    void a_stored_file_that_was_changed_is_named() throws IOException {
        StringBuilder rows = new StringBuilder("sku,quantity,reason\n");
        for (int row = 0; row < 10_000; row++) {
            rows.append("FILE-80,1,receipt\n");
        }
        Path folder = hub.data().resolve("imports");
        String id = upload("csv", "stock-adjustment", null, rows.toString())
                .path("id")
                .asText();
        Path file = folder.resolve(id + ".sealed");
        // In its place: the file is being read.
        try (java.io.RandomAccessFile sealed = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sealed.seek(sealed.length() - 100);
            int one = sealed.read();
            sealed.seek(sealed.length() - 100);
            sealed.write(one ^ 1);
        }

        JsonNode done = ended(hub.json("/api/v1/imports/" + id));

        assertThat(named(done)).startsWith("file_unreadable after ").doesNotEndWith(" 0");
        assertThat(hub.stock("FILE-80").path("onHand").decimalValue())
                .isEqualByComparingTo(done.path("rows").path("done").decimalValue());
    }

    @Test
    void an_import_never_overrules_what_the_channel_itself_said() {
        JsonNode before = hub.order("acme", "7001");
        String row = "[{\"externalId\":\"7001\",\"updatedAt\":\"2030-01-01T00:00:00Z\",\"currency\":\"EUR\","
                + "\"taxesIncluded\":true,\"number\":\"WRONG\",\"lines\":[{\"sku\":\"WRONG\",\"quantity\":\"99\"}]}]";

        JsonNode done = ended(upload("json", "order", "acme", row));

        assertThat(done.path("rows").path("done").asInt()).as(errors(done)).isEqualTo(1);
        assertThat(hub.order("acme", "7001")).isEqualTo(before);
    }

    @Test
    void exported_orders_brought_in_again_change_nothing_in_any_format() {
        hub.count("FILE-40", 20);
        ended(upload("ndjson", "order", "old-shop", RICH));
        JsonNode live = hub.order("acme", "7001");
        JsonNode old = hub.order("old-shop", "R-1");
        JsonNode stock = hub.stock("FILE-7");

        for (String format : List.of("csv", "json", "ndjson", "xml")) {
            for (String account : List.of("acme", "old-shop")) {
                byte[] file = exported("orders?format=" + format + "&account=" + account);

                JsonNode done = ended(upload(format, "order", account, file));

                assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
                assertThat(done.path("summary").path("failed").asInt())
                        .as(errors(done))
                        .isZero();
                assertThat(done.path("summary").path("same"))
                        .as(format + done)
                        .isEqualTo(done.path("summary").path("rows"));
                assertThat(hub.order("acme", "7001")).as(format).isEqualTo(live);
                assertThat(hub.order("old-shop", "R-1")).as(format).isEqualTo(old);
            }
        }
        assertThat(hub.stock("FILE-7")).isEqualTo(stock);
    }

    @Test
    void exported_catalogue_and_customers_brought_in_again_change_nothing_in_any_format() throws IOException {
        String product =
                "{\"sku\":\"KIND-1\",\"name\":{\"de\":\"Gr\u00fcner; \\\"Schal\\\"\",\"ur\":\"\u0634\u0627\u0644\"},"
                        + "\"barcodes\":[\"4006381333931\"],\"tags\":[\"wool\",\"[new]\"],\"images\":[{\"url\":\"https://img.example/1.jpg\","
                        + "\"position\":2}],\"options\":[{\"name\":\"size\",\"values\":[\"M\"]}],\"weight\":{\"value\":\"0.250\",\"unit\":\"kg\"},"
                        + "\"attributes\":{\"threads\":400,\"ratio\":0.10,\"warm\":true,\"of\":\"007\"},\"seo\":{\"keywords\":[\"scarf\"]},"
                        + "\"odd\":{\"x\":1.50}}\n{\"sku\":\"KIND-2\",\"name\":\"[Sale] mug\"}\n{\"name\":\"no sku\"}\n";
        JsonNode made = ended(upload("ndjson", "product", null, product));
        assertThat(made.path("summary").path("created").asInt())
                .as(errors(made))
                .isEqualTo(2);
        assertThat(errors(made)).contains("3,/products/0/sku,missing,");
        JsonNode priced = ended(upload(
                "csv",
                "price",
                null,
                "sku,currency,list,amount,saleAmount,minQuantity,validFrom,validTo\n"
                        + "KIND-1,EUR,,19.90,,,2026-01-01T00:00:00Z,\nKIND-1,EUR,trade,17.50,15.00,10,2026-01-01T00:00:00Z,"
                        + "2030-01-01T00:00:00Z\nKIND-1,EUR,,20.90,,,2031-01-01T00:00:00Z,\nKIND-2,EUR,,x,,,,\n"));
        assertThat(priced.path("rows").toString()).as(errors(priced)).isEqualTo("{\"read\":4,\"done\":3,\"failed\":1}");
        JsonNode met = ended(upload(
                "ndjson",
                "customer",
                null,
                "{\"name\":\"Xenia Quillfeather\",\"email\":\"xenia@quillfeather.example\",\"type\":\"vip\",\"tier\":\"gold\","
                        + "\"consent\":{\"email\":true,\"sms\":false},\"shoe\":38}\n"
                        + "{\"id\":\"00000000-0000-0000-0000-00000000dead\",\"tier\":\"x\"}\n"));
        assertThat(met.path("rows").toString()).as(errors(met)).isEqualTo("{\"read\":2,\"done\":1,\"failed\":1}");
        assertThat(errors(met)).contains("2,/customers/0/id,customer_unknown,");
        String held = hub.get("/api/v1/products/KIND-1").body();
        String prices = hub.get("/api/v1/prices/history?sku=KIND-1").body();
        assertThat(held).contains("0.10", "1.50", "400");

        for (String format : List.of("csv", "json", "ndjson", "xml")) {
            for (String kind : List.of("product", "price", "customer")) {
                byte[] file = exported(kind + "s?format=" + format);

                JsonNode done = ended(upload(format, kind, null, file));

                assertThat(done.path("state").asText()).as(format + done).isEqualTo("done");
                assertThat(done.path("summary").path("rows").asInt()).isPositive();
                assertThat(done.path("summary").path("same"))
                        .as(format + done + errors(done) + new String(file, StandardCharsets.UTF_8))
                        .isEqualTo(done.path("summary").path("rows"));
            }
        }
        assertThat(hub.get("/api/v1/products/KIND-1").body()).isEqualTo(held);
        assertThat(hub.get("/api/v1/prices/history?sku=KIND-1").body()).isEqualTo(prices);
        assertThat(onDisk("Quillfeather")).isEmpty();
        String key = tree(hub.post("/api/v1/keys", "{\"name\":\"customers\",\"scopes\":[\"customers:read\"]}"))
                .path("text")
                .asText();
        String less = RunningHub.send(
                        HttpRequest.newBuilder(java.net.URI.create(hub.url("/api/v1/exports/customers?format=csv")))
                                .header("X-API-Key", key))
                .body();
        assertThat(less).contains("gold").doesNotContain("Quillfeather", "xenia");
    }

    @Test
    void exported_stock_brought_in_again_changes_nothing_even_after_a_sale() {
        hub.count("FILE-50", 20);
        byte[] file = exported("stock?format=csv");
        hub.post(
                "/api/v1/stock/adjustments",
                "{\"sku\":\"FILE-50\",\"location\":\"main\",\"quantity\":-3,\"reason\":\"damage\"}",
                "Idempotency-Key",
                "damage-50");
        int rows = hub.json("/api/v1/stock/ledger?sku=FILE-50").path("items").size();

        JsonNode done = ended(upload("csv", "stock", null, file));

        assertThat(done.path("rows").path("failed").asInt()).as(errors(done)).isZero();
        assertThat(hub.stock("FILE-50").path("onHand").decimalValue()).isEqualByComparingTo("17");
        assertThat(hub.json("/api/v1/stock/ledger?sku=FILE-50").path("items")).hasSize(rows);
    }

    @Test
    void what_is_personal_leaves_only_by_a_key_that_may_see_it() {
        ended(upload("ndjson", "order", "old-shop", RICH));
        String key = tree(hub.post("/api/v1/keys", "{\"name\":\"reader\",\"role\":\"viewer\"}"))
                .path("text")
                .asText();

        for (String format : List.of("csv", "json", "ndjson", "xml")) {
            String all = new String(exported("orders?format=" + format + "&account=old-shop"), StandardCharsets.UTF_8);
            HttpResponse<String> less = RunningHub.send(
                    HttpRequest.newBuilder(java.net.URI.create(hub.url("/api/v1/exports/orders?format=" + format)))
                            .header("X-API-Key", key));
            assertThat(all).contains("Yolanda Zweig", "R-1");
            assertThat(less.statusCode()).isEqualTo(200);
            assertThat(less.body()).contains("R-1").doesNotContain("Yolanda", "shippingAddress", "customer.name");
        }
    }

    @Test
    void a_dropped_file_is_what_its_folder_says_and_is_put_aside_once_it_is_stored() throws IOException {
        drop("stock-count/monday.csv", "sku,quantity\nDROP-1,8\n");

        JsonNode done = imported("monday.csv", "done");

        assertThat(done.path("origin").asText()).isEqualTo("folder");
        assertThat(done.path("mapping").asText()).isEqualTo("stock-count");
        assertThat(done.path("createdBy").asText()).isEqualTo("hub");
        assertThat(hub.stock("DROP-1").path("onHand").decimalValue()).isEqualByComparingTo("8");
        assertThat(dropped.resolve("stock-count/monday.csv")).doesNotExist();
        assertThat(dropped.resolve("stock-count/.done/" + done.path("id").asText() + "-monday.csv"))
                .exists();
    }

    @Test
    void what_is_over_is_forgotten_sealed_at_once_and_put_aside_after_its_time() throws IOException {
        drop("stock-count/tuesday.csv", "sku,quantity\nDROP-5,8\n");
        drop("stock-count/wednesday.csv", "sku,quantity\nDROP-5,9\n");
        String old = imported("tuesday.csv", "done").path("id").asText();
        String young = imported("wednesday.csv", "done").path("id").asText();
        Path aside = dropped.resolve("stock-count/.done");
        await("put aside")
                .until(() -> Files.exists(aside.resolve(old + "-tuesday.csv"))
                        && Files.exists(aside.resolve(young + "-wednesday.csv")));
        await("sealed copies gone")
                .untilAsserted(() -> assertThat(hub.data().resolve("imports/" + old + ".sealed"))
                        .doesNotExist());
        Path somebodys = Files.writeString(aside.resolve("notes.txt"), "mine");
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(3)));
        for (String name : List.of(old + "-tuesday.csv", young + "-wednesday.csv", "notes.txt")) {
            Files.setLastModifiedTime(aside.resolve(name), longAgo);
        }

        hub.bean(JdbcClient.class)
                .sql("update file_import set finished_at = ? where id = ?")
                .params(java.sql.Timestamp.from(longAgo.toInstant()), UUID.fromString(old))
                .update();

        await("forgotten").until(() -> !Files.exists(aside.resolve(old + "-tuesday.csv")));
        assertThat(aside.resolve(young + "-wednesday.csv")).exists();
        assertThat(somebodys).exists();
        await("its key too")
                .until(() -> hub.bean(JdbcClient.class)
                                .sql("select count(*) from file_import where id = ? and file_key is null")
                                .param(UUID.fromString(old))
                                .query(Long.class)
                                .single()
                        == 1);
    }

    @Test
    void a_file_dropped_twice_is_named_and_an_empty_one_goes_to_the_failed() throws IOException {
        drop("stock-adjustment/receipt-1.csv", "sku,quantity,reason\nDROP-2,5,receipt\n");
        String first = imported("receipt-1.csv", "done").path("id").asText();

        // As after a kill between storing and moving.
        drop("stock-adjustment/receipt-2.csv", "sku,quantity,reason\nDROP-2,5,receipt\n");
        drop("stock-adjustment/nothing.csv", "");

        assertThat(imported("receipt-2.csv", "repeated").path("sameAs").asText())
                .isEqualTo(first);
        assertThat(hub.stock("DROP-2").path("onHand").decimalValue()).isEqualByComparingTo("5");
        JsonNode empty = imported("nothing.csv", "failed");
        assertThat(empty.path("code").asText()).isEqualTo("file_empty");
        Path aside =
                dropped.resolve("stock-adjustment/.failed/" + empty.path("id").asText() + "-nothing.csv");
        await("moved").until(() -> Files.exists(aside));
    }

    @Test
    void what_cannot_be_taken_stays_and_is_told_by_the_health() throws IOException {
        drop("no-such-mapping/a.csv", "x\n");
        // Where moving is impossible: a file stands where the folder of the done ones would be.
        Files.createDirectories(dropped.resolve("stock"));
        Files.writeString(dropped.resolve("stock/.done"), "");
        drop("stock/levels.csv", "sku,onHand,asOf\nDROP-3,1,2026-11-01T00:00:00Z\n");

        await("told")
                .untilAsserted(() -> assertThat(hub.json("/actuator/health")
                                .path("components")
                                .path("files")
                                .path("details")
                                .toString())
                        .contains("no_rule", "folder_read_only"));
        assertThat(hub.json("/actuator/health").path("status").asText()).isEqualTo("UP");
        assertThat(hub.json("/api/v1/imports").toString()).doesNotContain("levels.csv");
        assertThat(dropped.resolve("stock/levels.csv")).exists();

        Files.delete(dropped.resolve("stock/.done"));
        imported("levels.csv", "done");
    }

    @Test
    void a_file_that_somebody_still_writes_to_waits() throws IOException {
        Path file = dropped.resolve("stock-adjustment/slow.csv");
        Files.createDirectories(file.getParent());
        String row = "DROP-4,1,receipt\n";
        try (java.io.Writer out = Files.newBufferedWriter(file)) {
            out.write("sku,quantity,reason\n");
            for (int part = 0; part < 8; part++) {
                out.write(row);
                out.flush();
                // A writer's rest is what is tested.
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            }
        }

        JsonNode done = imported("slow.csv", "done");

        assertThat(done.path("rows").path("done").asInt()).isEqualTo(8);
    }

    @Test
    void files_of_a_server_come_in_and_are_put_aside_there() throws Exception {
        try (SftpSide server = new SftpSide()) {
            server.put("out/counts-1.csv", "sku,quantity\nSFTP-1,6\n");
            server.put("out/counts-2.csv", "sku,quantity\nSFTP-1,6\n");
            server.put("out/empty.csv", "");
            server.put("out/readme.txt", "not for us");
            String id = schedule(server.port(), server.hostKey(), SftpSide.PASSWORD, "move");

            JsonNode run = ran(id);

            assertThat(run.path("files").asInt()).as(run.toString()).isEqualTo(3);
            assertThat(run.path("code").isMissingNode()).as(run.toString()).isTrue();
            assertThat(imported("counts-1.csv", "done").path("origin").asText()).isEqualTo("schedule:" + id);
            assertThat(imports("counts-2.csv").path("state").asText()).isEqualTo("repeated");
            assertThat(imports("empty.csv").path("code").asText()).isEqualTo("file_empty");
            assertThat(hub.stock("SFTP-1").path("onHand").decimalValue()).isEqualByComparingTo("6");
            assertThat(names(server.root().resolve("out"))).containsExactly(".done", ".failed", "readme.txt");
            assertThat(names(server.root().resolve("out/.done"))).hasSize(2);
            assertThat(hub.json("/api/v1/import-schedules/" + id).toString()).doesNotContain(SftpSide.PASSWORD);
            assertThat(onDisk(SftpSide.PASSWORD)).isEmpty();
        }
    }

    @Test
    void a_server_that_hangs_is_named_and_the_next_run_goes_on() throws Exception {
        try (SftpSide server = new SftpSide()) {
            StringBuilder rows = new StringBuilder("sku,quantity,reason\n");
            for (int row = 0; row < 20_000; row++) {
                rows.append("SFTP-2,1,receipt\n");
            }
            server.put("out/long.csv", rows.toString());
            server.hangs();
            String id = schedule(server.port(), server.hostKey(), SftpSide.PASSWORD, "keep");

            assertThat(ran(id).path("code").asText()).isEqualTo("server_silent");
            assertThat(imports("long.csv").isMissingNode()).isTrue();
            server.goesOn();

            assertThat(ran(id).path("files").asInt()).isEqualTo(1);
            assertThat(imported("long.csv", "done").path("rows").path("done").asInt())
                    .isEqualTo(20_000);
            assertThat(ran(id).path("files").asInt()).as("kept, and known").isZero();
            assertThat(server.root().resolve("out/long.csv")).exists();
        }
    }

    @Test
    void a_server_that_is_not_the_one_or_says_nothing_is_named() throws Exception {
        try (SftpSide server = new SftpSide();
                SftpSide other = new SftpSide();
                java.net.ServerSocket silent = new java.net.ServerSocket(0)) {
            assertThat(ran(schedule(server.port(), other.hostKey(), SftpSide.PASSWORD, "move"))
                            .path("code")
                            .asText())
                    .isEqualTo("host_key_differs");
            String id = schedule(server.port(), server.hostKey(), "wrong", "move");
            assertThat(ran(id).path("code").asText()).isEqualTo("sign_in_refused");
            assertThat(ran(schedule(silent.getLocalPort(), server.hostKey(), "x", "move"))
                            .path("code")
                            .asText())
                    .isEqualTo("server_silent");
            assertThat(hub.json("/actuator/health")
                            .path("components")
                            .path("files")
                            .toString())
                    .contains(id + ": sign_in_refused");

            HttpResponse<String> elsewhere = hub.put(
                    "/api/v1/import-schedules/" + id,
                    schedule(other.port(), other.hostKey(), null, "move", "0 0 5 * * ?"),
                    "If-Match",
                    "\"1\"");
            assertThat(elsewhere.statusCode()).isEqualTo(422);
            assertThat(elsewhere.body()).contains("/credentials");
            HttpResponse<String> mended = hub.put(
                    "/api/v1/import-schedules/" + id,
                    schedule(server.port(), server.hostKey(), SftpSide.PASSWORD, "move", "0 0 5 * * ?"),
                    "If-Match",
                    "\"1\"");
            assertThat(mended.statusCode()).as(mended.body()).isEqualTo(200);
            server.put("out/none.txt", "");
            assertThat(ran(id).path("code").isMissingNode()).isTrue();
            assertThat(hub.post("/api/v1/import-schedules", "{\"source\":{\"kind\":\"ftp\"},\"cron\":\"x\"}")
                            .body())
                    .contains("/name", "/mapping", "/source/kind", "/cron");
        }
    }

    @Test
    void exports_go_to_a_folder_and_a_server_by_themselves() throws Exception {
        hub.count("FILE-95", 12);
        ended(upload("ndjson", "order", "old-shop", RICH));
        try (SftpSide server = new SftpSide()) {
            String folder = exporting("{\"name\":\"levels\",\"of\":\"stock\",\"format\":\"csv\","
                    + "\"target\":{\"kind\":\"folder\",\"path\":\"erp/levels\"},\"cron\":\"0 0 4 1 1 ?\"}");
            String away = exporting("{\"name\":\"orders\",\"of\":\"orders\",\"format\":\"ndjson\","
                    + "\"filter\":{\"account\":\"old-shop\"},\"cron\":\"0 0 4 1 1 ?\","
                    + "\"target\":{\"kind\":\"sftp\",\"host\":\"localhost\",\"port\":" + server.port() + ",\"user\":\""
                    + SftpSide.USER + "\",\"path\":\"in\",\"hostKey\":\"" + server.hostKey() + "\"},"
                    + "\"credentials\":{\"password\":\"" + SftpSide.PASSWORD + "\"}}");

            assertThat(ran("export", folder).path("code").isMissingNode()).isTrue();
            JsonNode run = ran("export", away);
            assertThat(run.path("code").isMissingNode()).as(run.toString()).isTrue();

            String levels = names(sent.resolve("erp/levels")).get(0);
            assertThat(levels).matches("stock-[0-9TZ]+\\.csv");
            assertThat(Files.readString(sent.resolve("erp/levels").resolve(levels)))
                    .contains("FILE-95,main,12,");
            List<String> there = names(server.root().resolve("in"));
            assertThat(there).hasSize(1);
            String orders = Files.readString(server.root().resolve("in").resolve(there.get(0)));
            assertThat(orders).contains("R-1").doesNotContain("Yolanda").endsWith("}\n");
            assertThat(Files.list(hub.data().resolve("exports")))
                    .as("nothing left between")
                    .isEmpty();
            JsonNode again = ended(upload(
                    "csv",
                    "stock",
                    null,
                    Files.readString(sent.resolve("erp/levels").resolve(levels))));
            assertThat(again.path("summary").path("same"))
                    .isEqualTo(again.path("summary").path("rows"));
        }
        String viewer = tree(hub.post("/api/v1/keys", "{\"name\":\"stock only\",\"scopes\":[\"exports:write\"]}"))
                .path("text")
                .asText();
        HttpResponse<String> refused = RunningHub.send(HttpRequest.newBuilder(
                        java.net.URI.create(hub.url("/api/v1/export-schedules")))
                .header("X-API-Key", viewer)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"x\",\"of\":\"orders\",\"format\":\"csv\"}")));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(hub.post("/api/v1/export-schedules", "{\"of\":\"cats\",\"filter\":{\"last\":\"P1D\"}}")
                        .body())
                .contains("/name", "/of", "/format", "/target/kind", "/cron");
    }

    @Test
    void a_hundred_megabytes_in_one_field_are_one_named_result() {
        java.io.InputStream endless = new java.io.SequenceInputStream(
                new java.io.ByteArrayInputStream("sku,quantity\nFILE-96,\"".getBytes(StandardCharsets.UTF_8)),
                new Nines(100L * 1024 * 1024));
        HttpResponse<String> answer = RunningHub.send(hub.request("/api/v1/imports?format=csv&mapping=stock-count")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> endless)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(named(ended(tree(answer)))).isEqualTo("row_too_long after 0");
    }

    @Test
    void lines_of_orders_come_in_as_rows() {
        String head = "externalId,placedAt,status,currency,taxesIncluded,totals.total,sku,quantity,unitPrice,total\n";
        String order = ",2024-03-01T10:00:00Z,delivered,EUR,true,30.00,";
        String file = head + "L-1" + order + "FILE-90,1,10.00,10.00\n" + "L-1" + order + "FILE-91,2,10.00,20.00\n"
                + "L-2" + order + "FILE-90,3,10.00,30.00\n" + "L-1" + order + "FILE-92,1,1.00,1.00\n";

        JsonNode done = ended(upload("csv", "order-lines", "old-shop", file));

        assertThat(done.path("rows").toString()).as(errors(done)).isEqualTo("{\"read\":4,\"done\":3,\"failed\":1}");
        assertThat(errors(done)).contains("4,/externalId,group_broken,");
        JsonNode first = hub.order("old-shop", "L-1");
        assertThat(first.path("lines")).hasSize(2);
        assertThat(first.path("lines").path(1).path("channelSku").asText()).isEqualTo("FILE-91");
        assertThat(first.path("lines").path(1).path("quantity").decimalValue()).isEqualByComparingTo("2");
        assertThat(first.path("totals").path("total").path("amount").asText()).isEqualTo("30.00");
        assertThat(hub.order("old-shop", "L-2").path("lines")).hasSize(1);
        assertThat(send("csv", "order-lines", null, new byte[] {1}).body())
                .contains("missing (expected: the id of the account");
    }

    @Test
    void lines_and_ledger_leave_as_tables() {
        hub.count("FILE-60", 4);

        String lines = new String(exported("lines?format=csv&account=acme"), StandardCharsets.UTF_8);
        String ledger = new String(exported("ledger?format=csv&sku=FILE-60"), StandardCharsets.UTF_8);

        assertThat(lines.lines().skip(1)).singleElement().asString().contains("7001", "FILE-7", "10.00");
        assertThat(ledger.lines()).hasSize(3).anyMatch(line -> line.contains("on_hand,4"));
        assertThat(hub.get("/api/v1/exports/ledger?format=pdf&from=never").statusCode())
                .isEqualTo(422);
    }

    private static final String RICH =
            "{\"externalId\":\"R-1\",\"number\":\"#R1\",\"placedAt\":\"2024-03-01T10:00:00Z\","
                    + "\"updatedAt\":\"2024-03-05T10:00:00Z\",\"status\":\"shipped\",\"paymentStatus\":\"partially_refunded\","
                    + "\"currency\":\"EUR\",\"taxesIncluded\":true,\"customer\":{\"name\":\"Yolanda Zweig\"},"
                    + "\"shippingAddress\":{\"name\":\"Yolanda Zweig\",\"city\":\"Ulm\",\"country\":\"DE\"},"
                    + "\"note\":\"ring, twice; \\\"please\\\"\\n<b>&amp;</b>\","
                    + "\"lines\":[{\"id\":\"a\",\"sku\":\"FILE-40\",\"quantity\":\"2.5\",\"unitPrice\":\"10.00\","
                    + "\"taxes\":[{\"title\":\"VAT\",\"rate\":\"0.19\",\"amount\":\"3.99\"}],\"extensions\":{\"odd key!\":\"x\"}}],"
                    + "\"totals\":{\"total\":\"25.00\",\"lines\":\"25.00\"},"
                    + "\"shop\":{\"currency\":\"USD\",\"rate\":\"1.10\",\"total\":\"27.50\"},"
                    + "\"payments\":[{\"id\":\"p\",\"kind\":\"sale\",\"status\":\"completed\",\"amount\":\"25.00\"}],"
                    + "\"fulfilments\":[{\"id\":\"f\",\"status\":\"shipped\",\"at\":\"2024-03-02T10:00:00Z\","
                    + "\"lines\":[{\"lineId\":\"a\",\"quantity\":\"2.5\"}]}],"
                    + "\"refunds\":[{\"id\":\"r\",\"status\":\"completed\",\"amount\":\"5.00\",\"reason\":\"late\","
                    + "\"lines\":[{\"lineId\":\"a\",\"quantity\":\"0.5\",\"amount\":\"5.00\"}]}]}\n";

    private static String order(String id, String sku) {
        return "{\"externalId\":\"" + id
                + "\",\"placedAt\":\"2024-03-01T10:00:00Z\",\"status\":\"delivered\",\"currency\":"
                + "\"EUR\",\"taxesIncluded\":true,\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":\"2\"}]}\n";
    }

    private static byte[] exported(String what) {
        HttpResponse<String> answer = hub.get("/api/v1/exports/" + what);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }

    private static String errors(JsonNode done) {
        return hub.get("/api/v1/imports/" + done.path("id").asText() + "/errors")
                .body();
    }

    private String counted(String sku, Charset charset, String mark) {
        byte[] file = (mark + "sku,quantity\n" + sku + ",3\n").getBytes(charset);
        JsonNode done = ended(upload("csv", "stock-count", null, file));
        assertThat(done.path("rows").toString()).isEqualTo("{\"read\":1,\"done\":1,\"failed\":0}");
        String listed = hub.json("/api/v1/stock?sku=" + java.net.URLEncoder.encode(sku, StandardCharsets.UTF_8))
                .toString();
        assertThat(listed).contains(sku);
        return done.path("encoding").asText();
    }

    private String failed(String format, String file) {
        return named(ended(upload(format, "stock-count", null, file)));
    }

    private static String named(JsonNode done) {
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("failed");
        assertThat(done.path("detail").asText()).contains("expected");
        return done.path("code").asText() + " after "
                + done.path("rows").path("read").asText();
    }

    private JsonNode ended(JsonNode taken) {
        String id = taken.path("id").asText();
        return await("import " + id).until(() -> hub.json("/api/v1/imports/" + id), one -> one.has("finishedAt"));
    }

    private JsonNode upload(String format, String mapping, String account, String file) {
        return upload(format, mapping, account, file.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode upload(String format, String mapping, String account, byte[] file) {
        HttpResponse<String> answer = send(format, mapping, account, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return tree(answer);
    }

    /** As curl sends it: a file calls itself a form. */
    private static HttpResponse<String> send(String format, String mapping, String account, byte[] file) {
        return RunningHub.send(hub.request("/api/v1/imports?format=" + format + "&mapping=" + mapping
                        + (account == null ? "" : "&account=" + account))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    private static String schedule(int port, String hostKey, String password, String after) {
        HttpResponse<String> made =
                hub.post("/api/v1/import-schedules", schedule(port, hostKey, password, after, "0 0 4 1 1 ?"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return tree(made).path("id").asText();
    }

    private static String schedule(int port, String hostKey, String password, String after, String cron) {
        return "{\"name\":\"partner\",\"mapping\":\"" + (after.equals("keep") ? "stock-adjustment" : "stock-count")
                + "\",\"cron\":\"" + cron + "\",\"zone\":\"Europe/Berlin\",\"source\":{\"kind\":\"sftp\","
                + "\"host\":\"localhost\",\"port\":" + port + ",\"user\":\"" + SftpSide.USER + "\",\"path\":\"out\","
                + "\"after\":\"" + after + "\",\"hostKey\":\"" + hostKey + "\"}"
                + (password == null ? "}" : ",\"credentials\":{\"password\":\"" + password + "\"}}");
    }

    private static String exporting(String body) {
        HttpResponse<String> made = hub.post("/api/v1/export-schedules", body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return tree(made).path("id").asText();
    }

    /** A stream of so many nines. */
    private static final class Nines extends java.io.InputStream {

        private long left;

        Nines(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? '9' : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            int given = (int) Math.min(left, length);
            java.util.Arrays.fill(target, from, from + given, (byte) '9');
            left -= given;
            return given == 0 ? -1 : given;
        }
    }

    private static JsonNode ran(String schedule) {
        return ran("import", schedule);
    }

    /** Runs it now. */
    private static JsonNode ran(String direction, String schedule) {
        String path = "/api/v1/" + direction + "-schedules/" + schedule;
        String before = hub.json(path).path("lastRun").path("at").asText();
        assertThat(hub.post(path + "/run", "").statusCode()).isEqualTo(202);
        return await("run of " + schedule)
                .until(
                        () -> hub.json(path).path("lastRun"),
                        run -> run.has("at") && !run.path("at").asText().equals(before));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Whole at once, as a careful writer does it. */
    private static void drop(String path, String content) throws IOException {
        Path file = dropped.resolve(path);
        Files.createDirectories(file.getParent());
        Path half = Files.writeString(dropped.resolve("." + file.getFileName()), content);
        Files.move(half, file);
    }

    private static JsonNode imported(String name, String state) {
        return await(name + " " + state)
                .until(() -> imports(name), one -> one.path("state").asText().equals(state));
    }

    private static JsonNode imports(String name) {
        for (JsonNode one : hub.json("/api/v1/imports?limit=100").path("items")) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static List<Path> onDisk(String word) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(hub.data(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (holds(file, word)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static boolean holds(Path file, String word) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word);
        } catch (IOException lockedOrGone) {
            return false;
        }
    }
}
