package hub.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import hub.feed.Outbox;
import hub.json.Json;
import hub.outbound.OutboundSettings;
import hub.settings.Closing;
import hub.settings.Seams;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Webhooks out as they run, on a real database, with subscribers played by WireMock and a clock that is moved. */
final class WebhookHarness implements AutoCloseable {

    @TestConfiguration
    @EnableTransactionManagement(proxyTargetClass = true)
    @EnableConfigurationProperties(OutboundSettings.class)
    static class Settings {}

    final WireMockServer receiver =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().containerThreads(60));
    final JdbcClient jdbc;
    final CamelContext camel = new DefaultCamelContext();
    volatile Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private final AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();

    WebhookHarness(DataSource source, Map<String, Object> properties) throws Exception {
        jdbc = JdbcClient.create(source);
        spring.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        spring.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "usual", Map.of("hub.master-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")));
        spring.registerBean(DataSource.class, () -> source);
        spring.registerBean(JdbcClient.class, () -> jdbc);
        spring.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
        PlatformTransactionManager transactions = new DataSourceTransactionManager(source);
        spring.registerBean(PlatformTransactionManager.class, () -> transactions);
        spring.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        spring.registerBean(
                OrderPersons.class,
                () -> order -> Optional.of(Json.MAPPER.createObjectNode().put("name", "Bea Buyer")));
        spring.registerBean(Seams.class, () -> seam -> {});
        spring.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        spring.registerBean(Clock.class, this::clock);
        spring.registerBean(Closing.class, () -> new Closing(Duration.ZERO));
        spring.register(Settings.class, Outbox.class, Class.forName("hub.security.SealingBeans"));
        spring.scan("hub.subscriber");
        spring.refresh();
        receiver.start();
        bean(WebhooksCalling.class).beforeApplicationStart(camel);
        camel.getRegistry().bind("dueDeliveries", bean(DueDeliveries.class));
        camel.getRegistry().bind("webhookSending", bean(WebhookSending.class));
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(
                        camel,
                        "file:"
                                + Path.of("src/main/resources/routes/webhooks-out.yaml")
                                        .toAbsolutePath()));
        camel.start();
    }

    static WebhookHarness on(DataSource source) throws Exception {
        return new WebhookHarness(source, Map.of("hub.outbound.allow-private", true));
    }

    <T> T bean(Class<T> type) {
        return spring.getBean(type);
    }

    SubscriberDesk desk() {
        return bean(SubscriberDesk.class);
    }

    /** Told of all orders at {@code /name} of the receiver. */
    Subscriber subscriber(String name) {
        return subscriber(
                name,
                receiver.baseUrl() + "/" + name,
                new Wants(List.of("crossdock.order"), List.of(), List.of(), List.of()));
    }

    Subscriber subscriber(String name, String url, Wants wants) {
        return desk().create(new Subscriber(
                UUID.randomUUID(),
                name,
                url,
                Format.CLOUDEVENTS,
                wants,
                name.equals("personal"),
                List.of(Signing.newSecret()),
                Subscriber.Status.ACTIVE,
                null,
                0,
                null,
                null,
                now,
                now,
                1));
    }

    /** As the relay hands it on. @return the id it is delivered under */
    String event(String id) {
        bean(TransactionTemplate.class)
                .executeWithoutResult(status -> bean(Matching.class).hear(List.of(cloudEvent(id))));
        return WebhookId.of(id);
    }

    JsonNode cloudEvent(String id) {
        return Json.MAPPER.valueToTree(Map.of(
                "specversion",
                "1.0",
                "id",
                id,
                "type",
                "crossdock.order.created",
                "subject",
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString(),
                "time",
                now.toString(),
                "data",
                Map.of("channel", "shopify", "account", "acme", "skus", List.of("A", "B"))));
    }

    /** One turn of the clock route, lane by lane. @return how many lanes were opened */
    int turn() {
        List<Lane> opened = bean(DueDeliveries.class).open();
        opened.forEach(lane -> camel.createProducerTemplate().sendBody("direct:webhooks-out", lane));
        return opened.size();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Delivery delivery(Subscriber subscriber, String id) {
        return desk().delivery(subscriber.id(), id).orElseThrow();
    }

    Subscriber again(Subscriber subscriber) {
        return desk().find(subscriber.id()).orElseThrow();
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
        receiver.stop();
        spring.close();
    }
}
