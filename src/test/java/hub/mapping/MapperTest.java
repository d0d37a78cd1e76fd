package hub.mapping;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import hub.order.ElementSet;
import hub.order.Observation;
import hub.order.OrderKey;
import hub.order.Part;
import hub.order.Slot;
import hub.order.SlotValue;
import hub.order.VersionKey;
import hub.overlay.Overlay;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MapperTest {

    private static final Instant UPDATED = Instant.parse("2026-03-02T08:15:04Z");
    private static final BigDecimal UPDATED_MICROS = BigDecimal.valueOf(UPDATED.getEpochSecond() * 1_000_000);
    private static final Map<String, TopicRule> TOPICS = Map.ofEntries(
            entry("orders/create", new TopicRule.Run("order")),
            entry("order.updated", new TopicRule.Run("order")),
            entry("list:order", new TopicRule.Run("order")),
            entry("read:order", new TopicRule.Run("read-order")),
            entry("refunds/create", new TopicRule.Run("refund")),
            entry("missing", new TopicRule.Run("missing")),
            entry("orders/edited", new TopicRule.ReadOrder(JsonPointer.compile("/order_edit/order_id"))),
            entry("app/uninstalled", new TopicRule.CheckAccount()),
            entry("products/create", new TopicRule.WakeProducts()),
            entry("customers/redact", new TopicRule.Keep("privacy")));

    private static MappingLibrary library;
    private static Mapper mapper;

    @BeforeAll
    static void start() {
        library = new MappingLibrary(new Overlay(""), MappingDatabase.fresh(), Clock.systemUTC());
        mapper = new Mapper(topics(new VersionScheme.Timestamp(Duration.ofSeconds(1))), library);
    }

    @Test
    void an_order_becomes_one_observation_with_its_version() throws Exception {
        Mapped mapped = map("shopify", "orders/create", sample("shopify", "order.cancelled-with-refunds"), push());

        assertThat(mapped.publication())
                .isEqualTo(library.inForce(new MappingName("shopify", "order"))
                        .orElseThrow()
                        .publication())
                .isPositive();
        assertThat(mapped.hints()).isEmpty();
        assertThat(mapped.kept()).isFalse();
        Observation observation = mapped.observations().get(0);
        assertThat(observation.order()).isEqualTo(new OrderKey("acme.example", "5500001006"));
        assertThat(observation.key())
                .isEqualTo(new VersionKey(
                        0,
                        BigDecimal.valueOf(Instant.parse("2026-03-02T11:00:00Z").getEpochSecond() * 1_000_000),
                        0,
                        0,
                        VersionKey.Rank.PUSH.ordinal(),
                        "ab12",
                        0,
                        mapped.publication()));
        assertThat(observation.slots().get(new Slot.PartSlot(Part.CANCEL)))
                .isEqualTo(new SlotValue.Cancel(Instant.parse("2026-03-02T11:00:00Z"), "customer"));
        assertThat(observation.slots())
                .containsKeys(
                        new Slot.ListSlot(ElementSet.REFUNDS),
                        new Slot.ElementSlot(ElementSet.REFUNDS, "111"),
                        new Slot.ListSlot(ElementSet.FULFILMENTS));
    }

    @Test
    void the_same_bytes_give_the_same_observation() throws Exception {
        String body = sample("shopify", "order.discounts-over-lines-and-shipping");

        assertThat(map("shopify", "orders/create", body, push()))
                .isEqualTo(map("shopify", "orders/create", body, push()));
    }

    @Test
    void a_refund_is_an_element_of_an_order_that_may_not_be_here() throws Exception {
        Mapped mapped =
                map("shopify", "refunds/create", sample("shopify", "refund.return-to-another-location"), push());

        assertThat(mapped.observations().get(0).slots())
                .containsOnlyKeys(new Slot.ElementSlot(ElementSet.REFUNDS, "141"));
    }

    @Test
    void a_read_is_settled_when_it_began_later_than_twice_the_clocks_resolution() throws Exception {
        String body = sample("shopify", "order.discounts-over-lines-and-shipping");

        assertThat(key(body, read(UPDATED.plusSeconds(2))).settled()).isZero();
        assertThat(key(body, read(UPDATED.plusSeconds(2).plusMillis(1))).settled())
                .isEqualTo(1);
        assertThat(key(body, push()).settled()).isZero();
        assertThat(key(body, push()).ver()).isEqualByComparingTo(UPDATED_MICROS);
    }

    @Test
    void without_a_version_a_push_asks_for_a_read_and_the_read_counts() throws Exception {
        String body = sample("woocommerce", "order.draft-without-dates");

        Mapped pushed = map("woocommerce", "order.updated", body, push());
        Mapped fetched = map("woocommerce", "order.updated", body, read(UPDATED));

        assertThat(pushed.observations()).isEmpty();
        assertThat(pushed.hints()).containsExactly(new Hint("2007", "no version"));
        assertThat(fetched.observations().get(0).key().ver()).isZero();
        assertThat(fetched.hints()).isEmpty();
    }

    @Test
    void a_read_never_asks_for_itself_again() throws Exception {
        String body = sample("woocommerce", "order.partly-refunded");

        Hint lines = new Hint(
                Hint.About.ORDER, "2005", "refund without lines", Map.of(ElementSet.RETURNS, Set.of("2101", "2102")));
        assertThat(map("woocommerce", "order.updated", body, push()).hints()).containsExactly(lines);
        assertThat(map("woocommerce", "list:order", body, row(UPDATED)).hints()).containsExactly(lines);
        assertThat(map("woocommerce", "read:order", "{\"order\":" + body + "}", read(UPDATED))
                        .hints())
                .isEmpty();
    }

    @Test
    void a_thin_topic_is_a_hint() {
        Mapped mapped = map("shopify", "orders/edited", "{\"order_edit\":{\"order_id\":820982911946154508}}", push());

        assertThat(mapped.hints()).containsExactly(new Hint("820982911946154508", "orders/edited"));
        assertThat(mapped.observations()).isEmpty();
        assertThatThrownBy(() -> map("shopify", "orders/edited", "{\"id\":1}", push()))
                .isInstanceOfSatisfying(MappingFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("hint_without_id");
                    assertThat(failure.path()).isEqualTo("/order_edit/order_id");
                });
    }

    @Test
    void a_topic_about_the_account_asks_to_check_the_account() {
        assertThat(map("shopify", "app/uninstalled", "{}", push()).hints())
                .containsExactly(new Hint(null, "app/uninstalled"));
    }

    @Test
    void a_topic_that_is_only_stored_is_kept() {
        assertThat(map("shopify", "customers/redact", "{}", push()).kept()).isTrue();
    }

    @Test
    void a_topic_about_products_or_levels_asks_for_what_is_sold() {
        Mapped mapped = map("shopify", "products/create", "{}", push());

        assertThat(mapped.kept()).isFalse();
        assertThat(mapped.hints()).containsExactly(Hint.products("products/create"));
    }

    @Test
    void what_nobody_foresaw_is_named() {
        assertThatThrownBy(() -> map("shopify", "orders/teleported", "{}", push()))
                .isInstanceOfSatisfying(
                        MappingFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("topic_unknown"));
        assertThatThrownBy(() -> map("shopify", "missing", "{}", push()))
                .isInstanceOfSatisfying(
                        MappingFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("mapping_missing"));
    }

    @Test
    void a_version_of_another_form_is_invalid_with_its_path() {
        Mapper counting = new Mapper(topics(new VersionScheme.Counter()), library);

        assertThatThrownBy(() -> counting.map(
                        "shopify",
                        "orders/create",
                        Payload.read(sample("shopify", "order.fields-left-out").getBytes(StandardCharsets.UTF_8)),
                        push()))
                .isInstanceOfSatisfying(
                        MappingFailure.class,
                        failure -> assertThat(failure.path()).isEqualTo("/observations/0/ver"));
    }

    private static VersionKey key(String body, MappingInput in) {
        return map("shopify", "orders/create", body, in).observations().get(0).key();
    }

    private static Mapped map(String connector, String topic, String body, MappingInput in) {
        return mapper.map(connector, topic, Payload.read(body.getBytes(StandardCharsets.UTF_8)), in);
    }

    private static MappingInput push() {
        return new MappingInput("acme.example", VersionKey.Rank.PUSH, 0, "ab12", 0, UPDATED);
    }

    private static MappingInput read(Instant began) {
        return new MappingInput("acme.example", VersionKey.Rank.DETAIL, 7, "ab12", 0, began);
    }

    private static MappingInput row(Instant began) {
        return new MappingInput("acme.example", VersionKey.Rank.ROW, 7, "ab12", 0, began);
    }

    private static String sample(String platform, String name) throws java.io.IOException {
        return Files.readString(Path.of("connectors", platform, "samples", name + ".json"));
    }

    private static ConnectorTopics topics(VersionScheme scheme) {
        return new ConnectorTopics() {
            @Override
            public Optional<TopicRule> rule(String connector, String topic) {
                return Optional.ofNullable(TOPICS.get(topic));
            }

            @Override
            public VersionScheme version(String connector) {
                return scheme;
            }
        };
    }
}
