package hub.it;

import static hub.it.RunningHub.await;
import static hub.it.RunningHub.send;
import static hub.it.RunningHub.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import drills.FaultyLine;
import drills.PatientMail;
import drills.ShopifyShop;
import drills.ShopifyShop.Delivery;
import drills.ShopifyShop.Line;
import hub.security.PlantedWords;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails of a whole hub, read back from a real SMTP server. */
@ExtendWith(OutputCaptureExtension.class)
class MailIT {

    private static final String[] PERSONAL = {
        "Quirinius", "Xanthopoulou", "quirinius.x@", "Zwetschgenallee", "buying.team@"
    };

    private static GreenMail server;
    private static FaultyLine line;
    private static RunningHub hub;
    private static ShopifyShop shop;

    @BeforeAll
    static void start() throws IOException {
        server = new GreenMail(PatientMail.of(ServerSetup.SMTP));
        server.start();
        line = new FaultyLine(server.getSmtp().getPort());
        hub = RunningHub.start(
                "hub.mail.host=localhost",
                "hub.mail.port=" + line.port(),
                "hub.mail.starttls=false",
                "hub.mail.from=Acme <shop@acme.example>",
                "hub.mail.to=ops@acme.example",
                "hub.alerts.cron=* * * * * ?",
                "hub.alerts.calm=PT1S");
        shop = new ShopifyShop(hub.url(""));
        assertThat(hub.post("/api/v1/accounts", ShopifyShop.account("acme")).statusCode())
                .isEqualTo(201);
        rule("customers-order-confirmation", """
                {"kind":"order_confirmation","to":["customer"],"accounts":["acme"],"channels":[]}""");
        rule("customers-shipping", """
                {"kind":"shipping","to":["customer"],"accounts":["acme"]}""");
        rule("app-orders", """
                {"kind":"order_confirmation","to":["customer"],"channels":["app"],"locale":"ar"}""");
        rule("low-stock", """
                {"kind":"low_stock","threshold":2,"to":["buying.team@acme.example"]}""");
    }

    @AfterAll
    static void stop() throws IOException {
        hub.close();
        server.stop();
        line.close();
        assertThat(PlantedWords.of(PERSONAL).below(hub.data())).isEmpty();
    }

    @Test
    void a_shops_order_is_confirmed_and_its_parcel_told_once_each() throws Exception {
        hub.count("MAIL-1", 100);
        Instant placed = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        Delivery order = ShopifyShop.order(4001, List.of(new Line("MAIL-1", 2)), placed);
        for (int i = 0; i < 3; i++) {
            assertThat(shop.send("acme", again(order))).isNotNull();
        }
        MimeMessage confirmation = mail("Your order #4001");
        assertThat(text(confirmation, 0)).contains("Hello Bea Buyer4001", "2 x Shirt MAIL-1 (MAIL-1): €20.00");
        assertThat(text(confirmation, 1)).contains("dir=\"ltr\"", "<bdi>€20.00</bdi>");
        String id = hub.order("acme", "4001").path("id").asText();
        JsonNode sent = notification(id, "order_confirmation", "sent");
        assertThat(confirmation.getMessageID()).isEqualTo("<" + sent.path("id").asText() + "@acme.example>");

        String shipped = new String(order.body(), UTF_8)
                .replace("\"updated_at\":\"" + placed, "\"updated_at\":\"" + placed.plusSeconds(60))
                .replace("\"fulfillments\":[]", """
                        "fulfillments":[{"id":88,"order_id":4001,"status":"success","created_at":"%s","updated_at":"%s",
                          "tracking_company":"DHL","tracking_number":"JD014600003","tracking_url":"https://track.example/JD014600003",
                          "line_items":[{"id":400100,"quantity":2}]}]""".formatted(placed, placed));
        for (int i = 0; i < 2; i++) {
            assertThat(shop.send(
                            "acme",
                            new Delivery(UUID.randomUUID().toString(), "orders/updated", shipped.getBytes(UTF_8))))
                    .isNotNull();
        }
        assertThat(text(mail("Your order #4001 is on its way"), 0))
                .contains("Carrier: DHL", "Tracking number: JD014600003", "https://track.example/JD014600003");

        HttpResponse<String> resent =
                hub.post("/api/v1/notifications/" + sent.path("id").asText() + "/resend", "");
        assertThat(resent.statusCode()).as(resent.body()).isEqualTo(202);
        await("sent again").until(() -> mails("Your order #4001").count() == 2);
        assertThat(mails("Your order #4001 is on its way")).hasSize(1);
        assertThat(hub.json("/api/v1/audit?object=notification:"
                                + sent.path("id").asText())
                        .at("/items/0/action")
                        .asText())
                .isEqualTo("notification.resend");
        assertThat(hub.get("/api/v1/notifications/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(hub.post("/api/v1/notifications/nothing/resend", "").statusCode())
                .isEqualTo(404);
        assertThat(hub.get("/api/v1/notifications?kind=pigeon&state=lost").body())
                .contains("kind: not a known word", "state: unknown");
    }

    @Test
    void an_apps_buyer_is_written_to_in_arabic_and_stands_in_no_row_and_no_line(CapturedOutput log) throws Exception {
        hub.count("MAIL-2", 5);
        assertThat(app("A-1", "\"email\":\"quirinius.x@example.com\",")).isEqualTo(201);
        assertThat(app("A-2", "")).isEqualTo(201);

        MimeMessage mail = mailTo("quirinius.x@example.com");
        assertThat(mail.getHeader("Content-Language")).containsExactly("ar");
        assertThat(text(mail, 1))
                .contains("lang=\"ar\" dir=\"rtl\"", "<bdi>Quirinius Xanthopoulou</bdi>", "<bdi>MAIL-2</bdi>")
                .contains("<bdi>Zwetschgenallee 5</bdi>");
        JsonNode skipped = await("the one without an address is skipped")
                .until(() -> hub.json("/api/v1/notifications?state=skipped").path("items"), items -> items.size() == 1)
                .get(0);
        assertThat(skipped.path("reason").asText())
                .isEqualTo("customer: no usable address (expected: exactly one mail address)");
        assertThat(hub.get("/api/v1/notifications").body()).doesNotContain(PERSONAL);
        // The mail server of this test speaks in the same log.
        assertThat(log.getAll().lines().filter(row -> !row.contains("com.icegreen")))
                .isNotEmpty()
                .noneMatch(row -> Stream.of(PERSONAL).anyMatch(row::contains));
    }

    @Test
    void people_hear_of_low_stock_and_of_alerts_and_wait_while_the_server_is_away() throws Exception {
        line.refuse();
        hub.count("MAIL-3", 10);
        hub.count("MAIL-3", 1);
        JsonNode waits = await("it was tried")
                .until(
                        () -> hub.json("/api/v1/notifications?subject=MAIL-3")
                                .path("items")
                                .path(0),
                        one -> one.path("attempts").asInt() == 1
                                && one.path("state").asText().equals("wanted"));
        assertThat(waits.path("reason").asText()).startsWith("mail server: not reached");
        JsonNode health = hub.json("/actuator/health").at("/components/mails");
        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.at("/details/reason").asText()).startsWith("mail server: not reached");

        line.heal();
        hub.bean(JdbcClient.class)
                .sql("update notification set due_at = current_timestamp where state = 'wanted'")
                .update();
        assertThat(mail("Low stock: MAIL-3").getRecipients(RecipientType.TO)[0])
                .hasToString("buying.team@acme.example");

        assertThat(hub.put("/api/v1/alert-rules/parked-many", """
                {"measure":"parked_count","above":0,"severity":"critical"}""").statusCode()).isEqualTo(200);
        String parked = shop.send("acme", ShopifyShop.poison(4900, Instant.now()));
        assertThat(text(mail("Critical: parked messages"), 0)).contains("1 (threshold 0)", "- acme: 1");
        assertThat(hub.post("/api/v1/messages/" + parked + "/discard", "{\"reason\":\"tried\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(mail("All clear: parked messages").getRecipients(RecipientType.TO)[0])
                .hasToString("ops@acme.example");
    }

    @Test
    void rules_are_checked_switched_and_kept_with_their_version() {
        JsonNode usual = hub.json("/api/v1/notification-rules?limit=200").path("items");
        assertThat(usual.findValuesAsText("id"))
                .contains(
                        "customers-shipping",
                        "out-of-stock",
                        "price-changes",
                        "integration-errors",
                        "performance-alerts");
        HttpResponse<String> wrong = hub.put("/api/v1/notification-rules/Wrong", """
                {"kind":"pigeon","to":["customer","x"],"digest":"PT1M","locale":"1"}""");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(tree(wrong).path("errors").findValuesAsText("path"))
                .containsExactlyInAnyOrder("/id", "/kind", "/to", "/accounts", "/digest", "/locale");
        assertThat(tree(hub.put("/api/v1/notification-rules/all-buyers", """
                        {"kind":"low_stock","to":["customer"],"threshold":-1}"""))
                        .path("errors")
                        .findValuesAsText("path"))
                .containsExactlyInAnyOrder("/to", "/accounts", "/threshold");
        assertThat(tree(hub.put("/api/v1/notification-rules/shop-team", """
                        {"kind":"shipping","to":["a@b.example\\r\\nBcc: c@d.example"]}"""))
                        .path("errors")
                        .findValuesAsText("path"))
                .contains("/to/0");

        assertThat(hub.put("/api/v1/notification-rules/shop-team", """
                {"kind":"shipping","to":["team@acme.example"],"digest":"PT1H","enabled":false}""").statusCode())
                .isEqualTo(201);
        HttpResponse<String> held = hub.get("/api/v1/notification-rules/shop-team");
        String version = held.headers().firstValue("ETag").orElseThrow();
        String on = """
                {"kind":"shipping","to":["team@acme.example"],"digest":"PT2H"}""";
        HttpResponse<String> changed = hub.put("/api/v1/notification-rules/shop-team", on, "If-Match", version);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(tree(changed).path("since").asText())
                .as("switched on now")
                .isNotEqualTo(tree(held).path("since").asText());
        assertThat(hub.put("/api/v1/notification-rules/shop-team", on, "If-Match", version)
                        .statusCode())
                .isEqualTo(412);
        assertThat(hub.json("/api/v1/audit?object=notification-rule:shop-team")
                        .path("items")
                        .toString())
                .contains("to 1 addresses")
                .doesNotContain("team@");
        JsonNode viewer = tree(hub.post("/api/v1/keys", "{\"name\":\"looks\",\"role\":\"viewer\"}"));
        assertThat(with(viewer, hub.request("/api/v1/notifications").GET())).isEqualTo(200);
        assertThat(with(
                        viewer,
                        hub.request("/api/v1/notifications/" + UUID.randomUUID() + "/resend")
                                .POST(HttpRequest.BodyPublishers.noBody())))
                .isEqualTo(403);
    }

    private static int with(JsonNode key, HttpRequest.Builder call) {
        return send(call.setHeader("X-API-Key", key.path("text").asText())).statusCode();
    }

    private static void rule(String id, String body) {
        HttpResponse<String> answer = hub.put("/api/v1/notification-rules/" + id, body);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    private static Delivery again(Delivery order) {
        return new Delivery(UUID.randomUUID().toString(), order.topic(), order.body());
    }

    private static int app(String id, String email) {
        return hub.post(
                        "/api/v1/app/orders",
                        """
                {"externalId":"%s","app":"shopping","placedAt":"%s","currency":"EGP","locale":"ar-EG",
                 "customer":{%s"name":"Quirinius Xanthopoulou"},
                 "shippingAddress":{"name":"Quirinius","line1":"Zwetschgenallee 5","city":"Hamburg","country":"DE"},
                 "payments":[{"method":"card","status":"completed","amount":"19.90"}],
                 "lines":[{"sku":"MAIL-2","name":"Shirt","quantity":1,"unitPrice":"19.90"}]}""".formatted(id, Instant.now().plusSeconds(1), email),
                        "Idempotency-Key",
                        id)
                .statusCode();
    }

    private static JsonNode notification(String subject, String kind, String state) {
        return await(kind + " of " + subject + " is " + state)
                .until(
                        () -> hub.json("/api/v1/notifications?order=" + subject + "&kind=" + kind + "&state=" + state)
                                .path("items"),
                        items -> items.size() == 1)
                .get(0);
    }

    private static MimeMessage mail(String subject) {
        await("mail: " + subject).until(() -> mails(subject).findAny().isPresent());
        return mails(subject).findFirst().orElseThrow();
    }

    private static MimeMessage mailTo(String address) {
        return await("mail to " + address)
                .until(
                        () -> Stream.of(server.getReceivedMessages())
                                .filter(mail -> recipient(mail).equals(address))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Stream<MimeMessage> mails(String subject) {
        return Stream.of(server.getReceivedMessages())
                .filter(mail -> subject(mail).equals(subject));
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getRecipients(RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage mail, int part) throws IOException, MessagingException {
        return ((MimeMultipart) mail.getContent())
                .getBodyPart(part)
                .getContent()
                .toString()
                .replace("\r\n", "\n");
    }
}
