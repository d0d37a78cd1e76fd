package hub.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.notify.NotificationRule.Scope;
import hub.store.EnrichmentStores;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** From what was heard to what a real SMTP server received. */
class MailFlowTest {

    private static final String BOTH = "hub.store.EnrichmentStores#both";

    private MailHarness hub;

    @AfterEach
    void stop() {
        hub.close();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void a_buyer_is_sent_one_confirmation_and_one_mail_a_shipment_however_often_it_is_heard(DataSource store)
            throws Exception {
        hub = MailHarness.on(store);
        hub.customersOfAcme();
        ObjectNode order = hub.order("acme");
        UUID id = hub.store(order);

        for (int i = 0; i < 3; i++) {
            hub.hear(hub.orderEvent(id, "acme"), hub.orderEvent(id, "acme"));
            hub.turn();
        }

        assertThat(hub.mails()).hasSize(1);
        MimeMessage mail = hub.mails()[0];
        Notification sent = hub.only();
        assertThat(mail.getSubject()).isEqualTo("Your order #1001");
        assertThat(mail.getRecipients(RecipientType.TO))
                .extracting(Address::toString)
                .containsExactly("bea@buyer.example");
        assertThat(mail.getFrom()).extracting(Address::toString).containsExactly("Acme <shop@acme.example>");
        assertThat(mail.getMessageID()).isEqualTo("<" + sent.id() + "@acme.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(part(mail, 0)).contains("Hello Bea Buyer,", "2 x T-shirt (TEE): €20.00", "at Acme Store");
        assertThat(part(mail, 1)).contains("<html lang=\"en\" dir=\"ltr\"", "<bdi>€20.00</bdi>");
        assertThat(sent.state()).isEqualTo("sent");
        assertThat(sent.recipient()).isEqualTo("customer");

        order.putArray("fulfilments")
                .addObject()
                .put("id", "77")
                .put("status", "shipped")
                .put("carrier", "DHL")
                .put("trackingNumber", "JD01")
                .put("trackingUrl", "https://track.example/JD01")
                .put("at", hub.now.toString())
                .putArray("lines")
                .addObject()
                .put("lineId", "1")
                .put("quantity", 1);
        order.put("status", "shipped");
        hub.store(id, order);
        hub.hear(hub.orderEvent(id, "acme"));
        hub.turn();
        hub.hear(hub.orderEvent(id, "acme"));
        hub.turn();

        assertThat(hub.mails()).hasSize(2);
        assertThat(hub.mails()[1].getSubject()).isEqualTo("Your order #1001 is on its way");
        assertThat(part(hub.mails()[1], 0))
                .contains("1 x T-shirt", "Tracking number: JD01", "https://track.example/JD01");
        assertThat(hub.jdbc
                        .sql("select facts || cause || coalesce(reason, '') from notification")
                        .query(String.class)
                        .list())
                .noneMatch(text -> text.contains("Bea") || text.contains("buyer.example"));

        assertThat(hub.bean(Forgetting.class).forgetOld()).isZero();
        hub.pass(Duration.ofDays(91));
        assertThat(hub.bean(Forgetting.class).forgetOld()).isEqualTo(2);
        hub.hear(hub.orderEvent(id, "acme"));
        hub.turn();
        assertThat(hub.mails()).as("forgotten, and too old to be wanted again").hasSize(2);
    }

    @Test
    void nobody_is_written_to_of_tests_of_old_orders_of_other_accounts_and_of_what_the_platform_ships()
            throws Exception {
        hub = MailHarness.on(EnrichmentStores.h2());
        hub.customersOfAcme();
        hub.account("late", hub.now.plus(Duration.ofDays(1)));
        hub.account("never", null);
        for (String account : List.of("late", "never")) {
            hub.rule(
                    "c-" + account,
                    Kind.ORDER_CONFIRMATION,
                    new Scope(List.of(), List.of(account), List.of()),
                    true,
                    List.of(),
                    Duration.ZERO);
        }
        Stream.of(
                        hub.order("acme").put("test", true),
                        hub.order("acme").put("deleted", true),
                        hub.order("acme").put("status", "cancelled"),
                        hub.order("acme").put("status", "pending").put("paymentStatus", "pending"),
                        hub.order("acme")
                                .put("placedAt", hub.now.minusSeconds(1).toString()),
                        hub.order("late"),
                        hub.order("never"),
                        hub.order("other"),
                        shipped(hub.order("acme")
                                .put(
                                        "placedAt",
                                        hub.now.minus(Duration.ofDays(40)).toString())),
                        shipped(hub.order("acme").put("fulfilledBy", "channel").put("status", "draft")))
                .forEach(order -> {
                    UUID id = hub.store(order);
                    hub.hear(hub.orderEvent(id, order.path("account").asText()));
                });
        hub.pass(Duration.ofHours(1));
        hub.turn();

        assertThat(hub.notifications()).isEmpty();
        assertThat(hub.mails()).isEmpty();
    }

    @Test
    void what_is_no_longer_wanted_when_it_is_sent_is_skipped_and_says_why() throws Exception {
        hub = MailHarness.on(EnrichmentStores.h2());
        hub.customersOfAcme();
        ObjectNode order = hub.order("acme");
        UUID cancelled = wanted(order);
        hub.store(cancelled, order.deepCopy().put("status", "cancelled"));
        ObjectNode odd = hub.order("acme");
        ((ObjectNode) odd.path("customer")).put("email", "bea@buyer.example\r\nBcc: all@buyer.example");
        UUID injected = wanted(odd);
        ObjectNode two = hub.order("acme");
        ((ObjectNode) two.path("customer")).put("email", "a@buyer.example, b@buyer.example");
        UUID several = wanted(two);
        UUID erased = wanted(hub.order("acme"));
        hub.jdbc
                .sql("update orders set key_wrapped = null where id = ?")
                .param(erased)
                .update();

        hub.turn();

        assertThat(hub.mails()).isEmpty();
        assertThat(reason(cancelled)).isEqualTo("skipped order: cancelled (expected: as it was when this was wanted)");
        assertThat(reason(injected))
                .isEqualTo("skipped customer: no usable address (expected: exactly one mail address)");
        assertThat(reason(several)).isEqualTo(reason(injected));
        assertThat(reason(erased)).isEqualTo("skipped order: gone or erased (expected: kept)");
    }

    @Test
    void what_an_order_says_begins_no_header() throws Exception {
        hub = MailHarness.on(EnrichmentStores.h2());
        hub.customersOfAcme();
        wanted(hub.order("acme").put("number", "#1\r\nBcc: all@buyer.example"));

        hub.turn();

        assertThat(hub.mails()[0].getSubject()).isEqualTo("Your order #1 Bcc: all@buyer.example");
        assertThat(hub.mails()[0].getHeader("Bcc")).isNull();
        assertThat(hub.mails()[0].getAllRecipients()).hasSize(1);
    }

    @Test
    void ten_thousand_skus_that_fall_become_one_mail_that_lists_the_first_and_counts_the_rest() throws Exception {
        flood(EnrichmentStores.h2(), 10_000, "10,000", "9,900");
    }

    @Test
    void a_flood_becomes_one_mail_on_postgresql_too() throws Exception {
        flood(EnrichmentStores.postgres(), 300, "300", "200");
    }

    private void flood(DataSource store, int skus, String all, String rest) throws Exception {
        hub = MailHarness.on(store);
        hub.rule(
                "low-stock",
                Kind.LOW_STOCK,
                Scope.ALL,
                false,
                List.of("buying@acme.example", "ops@acme.example"),
                Duration.ofMinutes(5));
        List<JsonNode> events = new ArrayList<>();
        List<Object[]> balances = new ArrayList<>();
        for (int i = 0; i < skus; i++) {
            String sku = "SKU-" + String.format("%05d", i);
            balances.add(new Object[] {sku, 3});
            events.add(hub.stockEvent(sku));
        }
        new JdbcTemplate(store)
                .batchUpdate(
                        "insert into stock_balance (sku, location, on_hand, reserved, unavailable, counted_at)"
                                + " values (?, 'main', ?, 0, 0, current_timestamp)",
                        balances);
        hub.hear(events.toArray(JsonNode[]::new));
        hub.turn();
        assertThat(hub.mails()).as("the window is open").isEmpty();

        hub.pass(Duration.ofMinutes(5));
        hub.turn();
        hub.turn();

        assertThat(hub.mails()).as("to two people").hasSize(2);
        MimeMessage mail = hub.mails()[0];
        assertThat(mail.getSubject()).isEqualTo("Low stock: " + all + " products");
        assertThat(part(mail, 0))
                .contains("SKU-00000: 3 available (threshold 5)", "SKU-00099:", "and " + rest + " more")
                .doesNotContain("SKU-00100");
        assertThat(hub.jdbc
                        .sql("select state, count(*) as n from notification group by state")
                        .query()
                        .listOfRows())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("state", "sent").containsEntry("n", (long) skus));
    }

    @Test
    void a_sku_is_told_each_time_it_falls_and_out_of_stock_goes_before_low() throws Exception {
        hub = MailHarness.on(EnrichmentStores.h2());
        hub.rule("low-stock", Kind.LOW_STOCK, Scope.ALL, false, List.of(), Duration.ZERO);
        hub.rule("out-of-stock", Kind.OUT_OF_STOCK, Scope.ALL, false, List.of(), Duration.ZERO);
        for (int available : new int[] {20, 5, 4, 0, 30, 3, 30, 0, -1}) {
            hub.stock("TEE", available);
            hub.hear(hub.stockEvent("TEE"));
            hub.turn();
        }
        hub.jdbc
                .sql(
                        "insert into stock_balance (sku, location, on_hand, reserved, unavailable) values ('NEW', 'main', 0, 2, 0)")
                .update();
        hub.hear(hub.stockEvent("NEW"));
        hub.turn();

        assertThat(Stream.of(hub.mails()).map(MailFlowTest::subject))
                .containsExactly("Low stock: TEE", "Out of stock: TEE", "Low stock: TEE", "Out of stock: TEE");
        assertThat(hub.mails()[0].getRecipients(RecipientType.TO))
                .extracting(Address::toString)
                .containsExactly("ops@acme.example");
    }

    @Test
    void alerts_prices_and_disabled_subscribers_are_told_once_to_whom_the_rule_names() throws Exception {
        hub = MailHarness.on(EnrichmentStores.h2());
        hub.rule("price-changes", Kind.PRICE_CHANGE, Scope.ALL, false, List.of(), Duration.ZERO);
        hub.rule("subscribers-disabled", Kind.SUBSCRIBER_DISABLED, Scope.ALL, false, List.of(), Duration.ZERO);
        hub.rule(
                "integration-errors",
                Kind.INTEGRATION_ERROR,
                new Scope(List.of(), List.of(), List.of("parked-many")),
                false,
                List.of("dev@acme.example"),
                Duration.ZERO);
        hub.rule("performance-alerts", Kind.PERFORMANCE_ALERT, Scope.ALL, false, List.of(), Duration.ZERO);
        for (int i = 0; i < 2; i++) {
            hub.hear(
                    alert("opened", "parked-many", "parked_count", "25"),
                    alert("closed", "parked-many", "parked_count", "0"),
                    alert("opened", "accounts-refused", "accounts_in_error", "1"),
                    alert("opened", "feed-late", "feed_lag", "780"),
                    hub.event(
                            "TEE:1:price.changed",
                            "crossdock.price.changed",
                            "TEE",
                            Json.MAPPER.valueToTree(Map.of(
                                    "sku",
                                    "TEE",
                                    "list",
                                    "base",
                                    "currency",
                                    "EUR",
                                    "amount",
                                    "17.90",
                                    "former",
                                    "19.90",
                                    "validFrom",
                                    hub.now.toString()))),
                    hub.event(
                            "s1:2:subscriber.disabled",
                            "crossdock.subscriber.disabled",
                            "s1",
                            Json.MAPPER.valueToTree(Map.of("name", "erp", "cause", "gone", "reason", "answered 410"))),
                    hub.event("x", "crossdock.nothing.known", "x", Json.MAPPER.createObjectNode()));
            hub.turn();
        }

        assertThat(Stream.of(hub.mails()).map(MailFlowTest::subject))
                .containsExactlyInAnyOrder(
                        "Warning: parked messages",
                        "All clear: parked messages",
                        "Warning: age of the oldest event not yet told",
                        "Price changed: TEE",
                        "Webhooks stopped: erp");
        assertThat(part(mail("Warning: age of the oldest event not yet told"), 0))
                .contains("13 min 0 s (threshold 5");
        assertThat(mail("Warning: parked messages").getRecipients(RecipientType.TO))
                .extracting(Address::toString)
                .containsExactly("dev@acme.example");
        assertThat(part(mail("Price changed: TEE"), 0)).contains("TEE, base: €17.90, before: €19.90, from ");
    }

    @ParameterizedTest
    @CsvSource({"ar-EG,ar,rtl", "fr-FR,en,ltr", "en_GB,en,ltr", "'not a locale',en,ltr"})
    void a_mail_is_in_the_orders_language_where_there_is_one(String locale, String language, String direction)
            throws Exception {
        hub = MailHarness.on(EnrichmentStores.h2());
        hub.customersOfAcme();
        wanted(hub.order("acme").put("locale", locale));

        hub.turn();

        assertThat(hub.mails()[0].getHeader("Content-Language")).containsExactly(language);
        assertThat(part(hub.mails()[0], 1)).contains("<html lang=\"" + language + "\" dir=\"" + direction + "\"");
    }

    @Test
    void without_a_server_what_is_wanted_waits_and_says_why() throws Exception {
        hub = new MailHarness(EnrichmentStores.h2(), Map.of("hub.mail.host", ""));
        hub.customersOfAcme();
        wanted(hub.order("acme"));

        hub.turn();

        assertThat(hub.only().state()).isEqualTo("wanted");
        assertThat(hub.only().reason()).isEqualTo("HUB_MAIL_HOST: not set (expected: the mail server)");
        hub.bean(MailHealth.class).count();
        assertThat(hub.bean(MailHealth.class).health().getStatus().getCode()).isEqualTo("UP");
        assertThat(hub.bean(MailHealth.class).health().getDetails())
                .containsEntry("wanted", 1L)
                .containsKey("reason");
    }

    private UUID wanted(ObjectNode order) {
        UUID id = hub.store(order);
        hub.hear(hub.orderEvent(id, "acme"));
        hub.bean(Looks.class).look();
        return id;
    }

    private ObjectNode shipped(ObjectNode order) {
        order.putArray("fulfilments")
                .addObject()
                .put("id", "1")
                .put("status", "shipped")
                .put("trackingNumber", "1");
        return order;
    }

    private JsonNode alert(String what, String rule, String measure, String amount) {
        return hub.event(
                rule + ":alert." + what,
                "crossdock.alert." + what,
                rule,
                Json.MAPPER.valueToTree(Map.of(
                        "rule",
                        rule,
                        "measure",
                        measure,
                        "severity",
                        "warning",
                        "amount",
                        amount,
                        "above",
                        "300",
                        "peak",
                        "25",
                        "since",
                        hub.now.toString(),
                        "shares",
                        List.of(Map.of("subject", "acme", "value", amount)))));
    }

    private String reason(UUID order) {
        Notification found = hub.bean(NotificationDesk.class)
                .before(order.toString(), null, null, Long.MAX_VALUE, 5)
                .get(0);
        return found.state() + " " + found.reason();
    }

    private MimeMessage mail(String subject) {
        return Stream.of(hub.mails())
                .filter(mail -> subject(mail).equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String part(MimeMessage mail, int part) throws Exception {
        return ((MimeMultipart) mail.getContent())
                .getBodyPart(part)
                .getContent()
                .toString()
                .replace("\r\n", "\n");
    }
}
