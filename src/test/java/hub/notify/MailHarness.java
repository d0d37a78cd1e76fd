package hub.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import drills.PatientMail;
import hub.channel.Accounts;
import hub.json.Json;
import hub.notify.NotificationRule.Scope;
import hub.overlay.Overlay;
import hub.security.OrderSecret;
import hub.security.Sealer;
import hub.settings.Closing;
import hub.settings.Seams;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails as they go out, on a real database and to a real SMTP server, by a clock that is moved; no hub around it. */
final class MailHarness implements AutoCloseable {

    @TestConfiguration
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Settings {}

    final GreenMail server = new GreenMail(PatientMail.of(ServerSetup.SMTP));
    final JdbcClient jdbc;
    final CamelContext camel = new DefaultCamelContext();
    volatile Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private final AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();

    MailHarness(DataSource source, Map<String, Object> properties) throws Exception {
        server.start();
        jdbc = JdbcClient.create(source);
        Map<String, Object> usual = new HashMap<>(Map.of(
                "hub.master-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "hub.mail.host", "localhost",
                "hub.mail.port", server.getSmtp().getPort(),
                "hub.mail.starttls", "false",
                "hub.mail.from", "Acme <shop@acme.example>",
                "hub.mail.to", "ops@acme.example"));
        usual.putAll(properties);
        spring.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", usual));
        spring.registerBean(DataSource.class, () -> source);
        spring.registerBean(JdbcClient.class, () -> jdbc);
        spring.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
        PlatformTransactionManager transactions = new DataSourceTransactionManager(source);
        spring.registerBean(PlatformTransactionManager.class, () -> transactions);
        spring.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        spring.registerBean(Seams.class, () -> seam -> {});
        spring.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        spring.registerBean(Clock.class, this::clock);
        spring.registerBean(Closing.class, () -> new Closing(Duration.ZERO));
        spring.registerBean(Overlay.class, () -> new Overlay(""));
        spring.register(
                Settings.class,
                Accounts.class,
                Class.forName("hub.channel.AccountStore"),
                Class.forName("hub.folding.OrderQueries"),
                Class.forName("hub.folding.PersonWords"),
                Class.forName("hub.folding.Timeline"),
                Class.forName("hub.security.SealingBeans"),
                Class.forName("hub.wiring.Seals"));
        spring.scan("hub.notify");
        spring.refresh();
        bean(MailServer.class).beforeApplicationStart(camel);
        for (String name : List.of("notificationLooks", "dueMails", "mailGathering", "mailSending")) {
            camel.getRegistry().bind(name, spring.getBean(name));
        }
        for (String flow : List.of("mails-when-due", "mails-out")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(
                            camel,
                            "file:"
                                    + Path.of("src/main/resources/routes/" + flow + ".yaml")
                                            .toAbsolutePath()));
        }
        // The clock of the flow is the test's.
        camel.start();
        camel.getRouteController().stopRoute("mails-when-due");
        AdviceWith.adviceWith(camel, "mails-when-due", flow -> flow.replaceFromWith("direct:turn"));
        camel.getRouteController().startRoute("mails-when-due");
    }

    static MailHarness on(DataSource source) throws Exception {
        return new MailHarness(source, Map.of());
    }

    <T> T bean(Class<T> type) {
        return spring.getBean(type);
    }

    /** As the relay hands it on. */
    void hear(JsonNode... events) {
        bean(TransactionTemplate.class)
                .executeWithoutResult(status -> bean(Wishes.class).hear(List.of(events)));
    }

    /** What was heard is looked at, and what is due is sent. */
    void turn() {
        bean(Looks.class).look();
        camel.createProducerTemplate().sendBody("direct:turn", "");
        Awaitility.await("mails under way").atMost(Duration.ofSeconds(60)).until(() -> underWay() == 0);
    }

    private long underWay() {
        return jdbc.sql(
                        "select count(*) from notification where state = 'sending' and due_at >= :now or state = 'wanted' and due_at = :lease")
                .param("now", at(now))
                .param("lease", at(now.plus(bean(MailSettings.class).lease())))
                .query(Long.class)
                .single();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    NotificationRule rule(String id, Kind kind, Scope scope, boolean customer, List<String> to, Duration digest) {
        NotificationRules rules = bean(NotificationRules.class);
        NotificationRule rule = new NotificationRule(
                id,
                kind,
                scope,
                customer,
                to,
                null,
                kind == Kind.LOW_STOCK ? new BigDecimal("5") : null,
                digest,
                true,
                now,
                now,
                rules.find(id).map(NotificationRule::version).orElse(0L));
        return rules.put(rule, rules.find(id)).orElseThrow();
    }

    /** Of account acme at Shopify, whose customers are written to. */
    void customersOfAcme() {
        account("acme", now.minus(Duration.ofDays(30)));
        Scope acme = new Scope(List.of(), List.of("acme"), List.of());
        rule("customers-order-confirmation", Kind.ORDER_CONFIRMATION, acme, true, List.of(), Duration.ZERO);
        rule("customers-shipping", Kind.SHIPPING, acme, true, List.of(), Duration.ZERO);
    }

    void account(String id, Instant effectsFrom) {
        byte[] none = bean(Sealer.class).sealSecret("{}");
        jdbc.sql("""
                        insert into account (id, connector, store_key, label, status, paused, sync_frequency, settings,
                            secrets, stock_from, effects_from, created_at, changed_at, version)
                        values (?, 'shopify', ?, 'Acme Store', 'active', false, 'real-time', '{}', ?, ?, ?, ?, ?, 1)""")
                .params(id, id, none, at(now), at(effectsFrom), at(now), at(now))
                .update();
        bean(Accounts.class).refresh();
    }

    /** A paid order of the account; change what matters before it is stored. */
    ObjectNode order(String account) {
        try {
            ObjectNode order = (ObjectNode) Json.MAPPER.readTree("""
                    {"channel":"shopify","account":"%s","externalId":"1001","number":"#1001","placedAt":"%s","status":"processing",
                     "paymentStatus":"paid","fulfilmentStatus":"unfulfilled","deleted":false,"test":false,"currency":"EUR",
                     "taxesIncluded":true,"locale":"en-GB","customer":{"name":"Bea Buyer","email":"bea@buyer.example"},
                     "lines":[{"id":"1","sku":"TEE","channelSku":"TEE","name":"T-shirt","quantity":2,"shipped":0,
                       "unitPrice":{"amount":"10.00","currency":"EUR"},"total":{"amount":"20.00","currency":"EUR"}}],
                     "fulfilments":[],"totals":{"total":{"amount":"20.00","currency":"EUR"}}}""".formatted(account, now));
            return order;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    UUID store(ObjectNode order) {
        return store(UUID.randomUUID(), order);
    }

    UUID store(UUID id, ObjectNode order) {
        Sealer sealer = bean(Sealer.class);
        OrderSecret secret = sealer.newOrderSecret();
        byte[] document = sealer.sealForOrder(secret, order.toString().getBytes(StandardCharsets.UTF_8));
        jdbc.sql("delete from orders where id = ?").param(id).update();
        jdbc.sql("""
                        insert into orders (id, store_key, external_id, channel, account, visible, revision, created_at,
                            changed_at, heard_at, test, deleted, key_wrapped, document)
                        values (?, 'shopify/acme', ?, 'shopify', 'acme', true, 1, ?, ?, ?, false, false, ?, ?)""")
                .params(id, id.toString(), at(now), at(now), at(now), secret.wrapped(), document)
                .update();
        return id;
    }

    JsonNode orderEvent(UUID id, String account) {
        return event(
                id + ":1:order.updated",
                "crossdock.order.updated",
                id.toString(),
                Json.MAPPER.valueToTree(Map.of("channel", "shopify", "account", account)));
    }

    JsonNode event(String id, String type, String subject, JsonNode data) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("id", id).put("type", type).put("subject", subject).put("time", now.toString());
        event.set("data", data);
        return event;
    }

    JsonNode stockEvent(String sku) {
        return event(UUID.randomUUID().toString(), "crossdock.stock.changed", sku, Json.MAPPER.createObjectNode());
    }

    void stock(String sku, int onHand) {
        jdbc.sql("delete from stock_balance where sku = ?").param(sku).update();
        jdbc.sql(
                        "insert into stock_balance (sku, location, on_hand, reserved, unavailable, counted_at) values (?, 'main', ?, 0, 0, ?)")
                .params(sku, onHand, at(now))
                .update();
    }

    List<Notification> notifications() {
        return bean(NotificationDesk.class).before(null, null, null, Long.MAX_VALUE, 200);
    }

    Notification only() {
        List<Notification> all = notifications();
        if (all.size() != 1) {
            throw new AssertionError("notifications: " + all + " (expected: one)");
        }
        return all.get(0);
    }

    MimeMessage[] mails() {
        return server.getReceivedMessages();
    }

    private static Timestamp at(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("zone");
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @Override
    public void close() {
        camel.stop();
        server.stop();
        spring.close();
    }
}
