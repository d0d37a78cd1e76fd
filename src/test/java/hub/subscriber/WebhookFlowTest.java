package hub.subscriber;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import hub.json.Json;
import hub.store.EnrichmentStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

class WebhookFlowTest {

    private static final String BOTH = "hub.store.EnrichmentStores#both";

    private WebhookHarness hub;

    @AfterEach
    void stop() {
        hub.close();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void a_subscriber_gets_the_signed_event_once(DataSource store) throws Exception {
        start(store);
        answers(aResponse().withStatus(204));
        Subscriber subscriber = hub.subscriber("shop");
        String id = hub.event("o1:1:order.created");
        hub.event("o1:1:order.created");

        hub.turn();
        hub.turn();

        List<LoggedRequest> requests = requests("shop");
        assertThat(requests).hasSize(1);
        LoggedRequest request = requests.get(0);
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/cloudevents+json");
        assertThat(request.getHeader("webhook-id")).isEqualTo(id);
        assertThat(Json.MAPPER.readTree(request.getBody())).isEqualTo(hub.cloudEvent("o1:1:order.created"));
        verify(subscriber.secrets().get(0), request);
        assertThatThrownBy(() -> verify(Signing.newSecret(), request)).isInstanceOf(WebhookVerificationException.class);
        assertThat(hub.delivery(subscriber, id).state()).isEqualTo("delivered");
        assertThat(hub.delivery(subscriber, id).lastStatus()).isEqualTo(204);
        assertThat(hub.delivery(subscriber, id).attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void a_failing_delivery_follows_the_schedule_under_the_same_id_and_then_its_subscriber_is_disabled(DataSource store)
            throws Exception {
        start(store);
        answers(aResponse().withStatus(500));
        Subscriber subscriber = hub.subscriber("shop");
        String id = hub.event("o1:1:order.created");
        List<Duration> waits = new ArrayList<>();

        for (int attempt = 1; attempt < 10; attempt++) {
            assertThat(hub.turn()).as("attempt " + attempt).isEqualTo(1);
            Instant due = hub.delivery(subscriber, id).dueAt();
            waits.add(Duration.between(hub.now, due));
            hub.now = due.minusMillis(1);
            assertThat(hub.turn()).as("before attempt " + (attempt + 1)).isZero();
            hub.now = due;
        }
        hub.turn();

        List<Duration> schedule = List.of(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(14),
                Duration.ofHours(20),
                Duration.ofHours(24));
        IntStream.range(0, 9)
                .forEach(i -> assertThat(waits.get(i))
                        .isBetween(
                                schedule.get(i),
                                schedule.get(i).multipliedBy(11).dividedBy(10)));
        assertThat(requests("shop"))
                .hasSize(10)
                .extracting(r -> r.getHeader("webhook-id"))
                .containsOnly(id);
        assertThat(hub.delivery(subscriber, id).state()).isEqualTo("failed");
        assertThat(hub.delivery(subscriber, id).lastError()).isEqualTo("answer 500 (expected: 2xx)");
        assertThat(hub.again(subscriber).status()).isEqualTo(Subscriber.Status.DISABLED);
        assertThat(hub.again(subscriber).reason()).startsWith("failing since ").endsWith("answer 500 (expected: 2xx)");
        assertThat(outbox()).contains("crossdock.subscriber.disabled");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whoever_answers_gone_is_disabled_at_once_and_what_it_misses_waits_for_a_re_send(DataSource store)
            throws Exception {
        start(store);
        answers(aResponse().withStatus(410));
        Subscriber subscriber = hub.subscriber("shop");
        Instant begin = hub.now;
        String first = hub.event("o1:1:order.created");

        hub.turn();
        String missed = hub.event("o2:1:order.created");
        hub.pass(Duration.ofHours(1));
        hub.turn();

        assertThat(requests("shop")).hasSize(1);
        assertThat(hub.again(subscriber).reason()).isEqualTo("answered 410: it wants no more webhooks");
        assertThat(hub.delivery(subscriber, first).state()).isEqualTo("held");
        assertThat(hub.delivery(subscriber, missed).state()).isEqualTo("held");

        answers(aResponse().withStatus(200));
        Subscriber disabled = hub.again(subscriber);
        hub.desk().change(disabled, active(disabled)).orElseThrow();
        assertThat(hub.turn()).isZero();
        assertThat(hub.desk().resend(hub.again(subscriber), begin, hub.now)).isEqualTo(2);
        hub.turn();

        assertThat(requests("shop")).extracting(r -> r.getHeader("webhook-id")).containsExactly(first, first, missed);
        assertThat(hub.delivery(subscriber, missed).state()).isEqualTo("delivered");
    }

    @Test
    void what_was_delivered_is_sent_again_under_the_same_id_when_asked_for() throws Exception {
        start(EnrichmentStores.h2());
        answers(aResponse().withStatus(200));
        Subscriber subscriber = hub.subscriber("shop");
        String id = hub.event("o1:1:order.created");
        String other = hub.event("o2:1:order.created");
        hub.turn();

        assertThat(hub.desk().resend(subscriber, id)).isTrue();
        assertThat(hub.desk().resend(subscriber, "evt_unknown")).isFalse();
        hub.turn();

        assertThat(requests("shop")).extracting(r -> r.getHeader("webhook-id")).containsExactly(id, other, id);
        assertThat(requests("shop").get(2).getBody())
                .isEqualTo(requests("shop").get(0).getBody());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void a_subscriber_that_asks_for_patience_has_it_for_all_its_deliveries(DataSource store) throws Exception {
        start(store);
        answers(aResponse().withStatus(429).withHeader("Retry-After", "90"));
        Subscriber subscriber = hub.subscriber("shop");
        String id = hub.event("o1:1:order.created");
        hub.turn();
        hub.event("o2:1:order.created");

        hub.pass(Duration.ofSeconds(89));
        assertThat(hub.turn()).isZero();
        assertThat(hub.delivery(subscriber, id).dueAt()).isEqualTo(hub.now.plusSeconds(1));
        answers(aResponse().withStatus(200));
        hub.pass(Duration.ofSeconds(1));
        hub.turn();

        assertThat(requests("shop")).hasSize(3);
        assertThat(hub.again(subscriber).failures()).isZero();
        assertThat(hub.again(subscriber).failingSince()).isNull();
    }

    @Test
    void neither_redirects_nor_faults_are_success_and_nothing_is_sent_twice() throws Exception {
        start(EnrichmentStores.h2());
        Subscriber subscriber = hub.subscriber("shop");
        List<ResponseDefinitionBuilder> bad = List.of(
                aResponse().withStatus(302).withHeader("Location", hub.receiver.baseUrl() + "/elsewhere"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withStatus(503));
        for (int i = 0; i < bad.size(); i++) {
            answers(bad.get(i));
            String id = hub.event("o" + i + ":1:order.created");
            hub.now = later(hub.again(subscriber).restsUntil());
            hub.turn();
            assertThat(hub.delivery(subscriber, id).state()).isEqualTo("pending");
            assertThat(hub.delivery(subscriber, id).attempts()).isEqualTo(1);
            assertThat(hub.delivery(subscriber, id).lastError()).isNotBlank();
            hub.jdbc.sql("update delivery set state = 'held'").update();
        }

        assertThat(requests("shop")).hasSize(bad.size());
        hub.receiver.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void plain_http_is_refused_before_anything_is_sent() throws Exception {
        hub = new WebhookHarness(EnrichmentStores.h2(), Map.of());
        Subscriber plain = hub.subscriber("plain");
        String id = hub.event("o1:1:order.created");

        hub.turn();

        assertThat(hub.delivery(plain, id).lastError()).isEqualTo("address: http (expected: https)");
        assertThat(hub.receiver.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "10.0.0.1", "169.254.169.254"
            })
    void private_addresses_are_refused_when_connecting(String host) throws Exception {
        hub = new WebhookHarness(EnrichmentStores.h2(), Map.of());
        Subscriber inside = hub.subscriber("inside", "https://" + host + ":" + hub.receiver.port() + "/x", orders());
        String id = hub.event("o1:1:order.created");

        hub.turn();

        assertThat(hub.delivery(inside, id).lastError()).contains("(expected: a public address)");
    }

    @Test
    void after_failures_in_a_row_a_subscriber_is_asked_ever_more_seldom_and_flows_again_once_it_is_back()
            throws Exception {
        start(EnrichmentStores.h2());
        answers(aResponse().withStatus(500));
        Subscriber subscriber = hub.subscriber("shop");
        IntStream.range(0, 100).forEach(i -> hub.event("o" + i + ":1:order.created"));

        hub.turn();
        int begun = requests("shop").size();
        assertThat(begun).isLessThanOrEqualTo(7);
        assertThat(hub.again(subscriber).restsUntil()).isAfter(hub.now);
        assertThat(hub.turn()).isZero();
        hub.now = hub.again(subscriber).restsUntil();
        assertThat(hub.turn()).as("one lane for who fails").isEqualTo(1);
        assertThat(requests("shop")).hasSize(begun + 1);
        Duration rest = Duration.between(hub.now, hub.again(subscriber).restsUntil());
        assertThat(rest).isGreaterThanOrEqualTo(Duration.ofSeconds(10));

        answers(aResponse().withStatus(200));
        hub.now = hub.now.plus(Duration.ofMinutes(10));
        for (int turn = 0; turn < 10 && hub.turn() > 0; turn++) {
            hub.pass(Duration.ofMillis(250));
        }
        assertThat(hub.desk().deliveries(subscriber.id(), "delivered", Long.MAX_VALUE, 200))
                .hasSize(100);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void filters_by_type_channel_account_and_sku_must_all_hold(DataSource store) throws Exception {
        start(store);
        answers(aResponse().withStatus(200));
        wanting("all", List.of("crossdock"), List.of(), List.of(), List.of());
        wanting("created", List.of("crossdock.order.created"), List.of("shopify"), List.of("acme"), List.of("B"));
        wanting("halfword", List.of("crossdock.ord"), List.of(), List.of(), List.of());
        wanting("stock", List.of("crossdock.stock"), List.of(), List.of(), List.of());
        wanting("otheraccount", List.of("crossdock.order"), List.of(), List.of("other"), List.of());
        wanting("othersku", List.of("crossdock.order"), List.of("shopify"), List.of(), List.of("C"));

        hub.event("o1:1:order.created");
        hub.turn();

        assertThat(hub.receiver.getAllServeEvents())
                .extracting(served -> served.getRequest().getUrl())
                .containsExactlyInAnyOrder("/all", "/created");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void only_who_may_hear_of_persons_is_told_who_bought_and_nothing_of_it_is_kept(DataSource store) throws Exception {
        start(store);
        answers(aResponse().withStatus(200));
        hub.subscriber("usual");
        Subscriber personal = hub.subscriber("personal");

        hub.event("o1:1:order.created");
        hub.turn();

        LoggedRequest told = requests("personal").get(0);
        assertThat(Json.MAPPER
                        .readTree(told.getBody())
                        .at("/data/customer/name")
                        .asText())
                .isEqualTo("Bea Buyer");
        verify(personal.secrets().get(0), told);
        assertThat(requests("usual").get(0).getBodyAsString()).doesNotContain("Bea");
        assertThat(hub.jdbc
                        .sql("select body from subscriber_event")
                        .query(String.class)
                        .single())
                .doesNotContain("Bea");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void what_is_old_is_forgotten(DataSource store) throws Exception {
        start(store);
        Subscriber subscriber = hub.subscriber("shop");
        String old = hub.event("o1:1:order.created");
        hub.pass(Duration.ofDays(7).plusSeconds(1));
        String young = hub.event("o2:1:order.created");

        assertThat(hub.bean(Forgetting.class).forgetOld()).isEqualTo(1);

        assertThat(hub.desk().delivery(subscriber.id(), old)).isEmpty();
        assertThat(hub.desk().delivery(subscriber.id(), young)).isPresent();
    }

    @Test
    void a_delivery_that_a_halted_instance_began_is_taken_up_after_its_lease() throws Exception {
        start(EnrichmentStores.h2());
        answers(aResponse().withStatus(200));
        Subscriber subscriber = hub.subscriber("shop");
        String id = hub.event("o1:1:order.created");
        assertThat(hub.bean(DeliveryRows.class).take(subscriber.id(), hub.now, hub.now.plus(Duration.ofMinutes(2))))
                .isPresent();

        assertThat(hub.turn()).isZero();
        hub.pass(Duration.ofMinutes(2));
        hub.turn();

        assertThat(hub.delivery(subscriber, id).state()).isEqualTo("delivered");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void no_two_instances_take_the_same_delivery(DataSource store) throws Exception {
        start(store);
        Subscriber subscriber = hub.subscriber("shop");
        hub.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> hub.bean(Matching.class)
                        .hear(IntStream.range(0, 200)
                                .mapToObj(i -> hub.cloudEvent("o" + i + ":1:order.created"))
                                .toList()));
        DeliveryRows rows = hub.bean(DeliveryRows.class);

        List<CompletableFuture<List<String>>> instances = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    List<String> taken = new ArrayList<>();
                    Instant lease = hub.now.plusSeconds(120);
                    while (taken.size() < 200) {
                        Optional<Due> due = rows.take(subscriber.id(), hub.now, lease);
                        if (due.isEmpty()) {
                            return taken;
                        }
                        taken.add(due.get().event());
                    }
                    return taken;
                }))
                .limit(4)
                .toList();

        List<String> all =
                instances.stream().flatMap(one -> one.join().stream()).toList();
        assertThat(all).doesNotHaveDuplicates();
        // An instance that meets only locked rows goes away empty; the next turn finds what is left.
        assertThat(all).hasSizeGreaterThan(100);
        List<String> listed = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (List<Delivery> page = hub.desk().deliveries(subscriber.id(), null, before, 70);
                !page.isEmpty();
                page = hub.desk().deliveries(subscriber.id(), null, before, 70)) {
            page.forEach(delivery -> listed.add(delivery.id()));
            before = page.get(page.size() - 1).seq();
        }
        assertThat(listed).hasSize(200).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void a_re_send_asked_for_while_a_delivery_is_under_way_is_not_lost(DataSource store) throws Exception {
        start(store);
        answers(aResponse().withStatus(200));
        Subscriber subscriber = hub.subscriber("shop");
        String id = hub.event("o1:1:order.created");
        Due underWay = hub.bean(DeliveryRows.class)
                .take(subscriber.id(), hub.now, hub.now.plusSeconds(120))
                .orElseThrow();

        hub.desk().resend(subscriber, id);
        hub.bean(Outcomes.class).answered(underWay, 200, null);

        assertThat(hub.delivery(subscriber, id).state()).isEqualTo("pending");
        assertThat(hub.turn()).isEqualTo(1);
        assertThat(hub.delivery(subscriber, id).state()).isEqualTo("delivered");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void secrets_and_addresses_lie_sealed(DataSource store) throws Exception {
        start(store);
        Subscriber subscriber = hub.subscriber("shop");

        byte[] url =
                hub.jdbc.sql("select url from subscriber").query(byte[].class).single();
        byte[] secrets = hub.jdbc
                .sql("select secrets from subscriber")
                .query(byte[].class)
                .single();

        assertThat(new String(url, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("localhost");
        assertThat(new String(secrets, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("whsec_");
        assertThat(hub.again(subscriber).url()).isEqualTo(subscriber.url());
        assertThat(hub.jdbc
                        .sql("select after from audit_log where action = 'subscriber.create'")
                        .query(String.class)
                        .single())
                .doesNotContain("localhost", "whsec_");
    }

    private void start(DataSource store) throws Exception {
        hub = WebhookHarness.on(store);
    }

    private void answers(ResponseDefinitionBuilder answer) {
        hub.receiver.stubFor(post(anyUrl()).willReturn(answer));
    }

    private void wanting(
            String name, List<String> types, List<String> channels, List<String> accounts, List<String> skus) {
        hub.subscriber(name, hub.receiver.baseUrl() + "/" + name, new Wants(types, channels, accounts, skus));
    }

    private static Wants orders() {
        return new Wants(List.of("crossdock.order"), List.of(), List.of(), List.of());
    }

    private List<LoggedRequest> requests(String name) {
        return hub.receiver.findAll(postRequestedFor(urlPathEqualTo("/" + name)));
    }

    private static void verify(String secret, LoggedRequest request) throws Exception {
        new Webhook(secret)
                .verify(
                        request.getBodyAsString(),
                        Map.of(
                                "webhook-id", List.of(request.getHeader("webhook-id")),
                                "webhook-timestamp", List.of(request.getHeader("webhook-timestamp")),
                                "webhook-signature", List.of(request.getHeader("webhook-signature"))));
    }

    private Instant later(Instant rest) {
        return rest == null || rest.isBefore(hub.now) ? hub.now : rest;
    }

    private String outbox() {
        return String.join(
                "\n",
                hub.jdbc.sql("select events from outbox").query(String.class).list());
    }

    private static Subscriber active(Subscriber was) {
        return new Subscriber(
                was.id(),
                was.name(),
                was.url(),
                was.format(),
                was.wants(),
                was.personal(),
                was.secrets(),
                Subscriber.Status.ACTIVE,
                null,
                0,
                null,
                null,
                was.createdAt(),
                was.changedAt(),
                was.version());
    }
}
