package hub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hub.channel.Connectors;
import hub.order.Order;
import hub.order.OrderIdentity;
import hub.order.OrderState;
import hub.order.Render;
import hub.order.SlotValue;
import hub.overlay.Overlay;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every recorded order, refund and fulfilment. What is right is read from the payload's own numbers, without the mapping, or
 * was worked out by hand.
 */
class RecordedPayloadsTest {

    private static final ObjectMapper PLAIN = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Connectors CONNECTORS = new Connectors(new Overlay(""));

    @BeforeEach
    void needsTheRecordings() {
        assumeTrue(
                Files.isDirectory(RecordedPayloads.FOLDER),
                () -> "recorded payloads: "
                        + RecordedPayloads.FOLDER.toAbsolutePath().normalize() + " is missing, nothing checked");
    }

    @Test
    void every_recorded_file_is_mapped_or_left_out_for_a_reason() throws IOException {
        List<String> undecided = files().stream()
                .filter(file -> RecordedPayloads.of(file) == null)
                .toList();
        assertThat(undecided)
                .as("files without a line in recorded-payloads.txt (expected: map, park or skip)")
                .isEmpty();

        Map<String, Long> kinds = files().stream()
                .map(RecordedPayloads::of)
                .collect(Collectors.groupingBy(
                        one -> one.kind() + ": " + one.what(), TreeMap::new, Collectors.counting()));
        System.out.println("recorded payloads: " + files().size() + " read");
        kinds.forEach((kind, count) -> System.out.println("  " + count + " " + kind));
        assertThat(files().stream().filter(file -> RecordedPayloads.of(file).isMapped()))
                .hasSizeGreaterThanOrEqualTo(40);
    }

    @TestFactory
    Stream<DynamicTest> an_order_agrees_with_the_payloads_own_numbers() throws IOException {
        return members("order")
                .map(member -> DynamicTest.dynamicTest(member.name(), () -> {
                    Order order = rendered(member);

                    StatedOrder stated = StatedOrder.of(member.platform(), member.payload());
                    assertThat(order.externalId())
                            .isEqualTo(member.payload().get("id").asText());
                    assertThat(order.currency()).isEqualTo(stated.currency());
                    assertThat(order.totals().total().amount()).isEqualByComparingTo(stated.total());
                    assertThat(order.totals().refunded().amount()).isEqualByComparingTo(stated.refunded());
                    assertThat(order.totals().imbalance().amount()).isEqualByComparingTo(stated.imbalance());
                    assertThat(order.refunds()).hasSize(stated.refunds());
                    assertThat(order.lines()).extracting(Order.Line::id).isEqualTo(stated.lineIds());
                    assertThat(order.lines()).extracting(Order.Line::channelSku).isEqualTo(stated.skus());
                    assertThat(order.lines().stream().map(line -> line.ordered().stripTrailingZeros()))
                            .isEqualTo(stated.quantities());
                    assertThat(order.cancelledAt() != null).isEqualTo(stated.cancelled());
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_refund_or_fulfilment_says_whose_it_is() throws IOException {
        return Stream.of("refund", "fulfilment")
                .flatMap(this::members)
                .map(member -> DynamicTest.dynamicTest(member.name(), () -> {
                    JsonNode document = mapped(member);

                    JsonNode observation = document.at("/observations/0");
                    assertThat(observation.path("externalId").asText())
                            .isEqualTo(StatedOrder.orderOf(member.payload()));
                    String id = member.payload().get("id").asText();
                    JsonNode element =
                            observation.path("elements").elements().next().path(id);
                    List<String> lines = new ArrayList<>();
                    element.path("lines")
                            .forEach(line -> lines.add(line.path("lineId").asText() + " × "
                                    + new BigDecimal(line.path("quantity").asText())
                                            .stripTrailingZeros()
                                            .toPlainString()));
                    assertThat(lines).isEqualTo(StatedOrder.movedLines(member.payload()));
                    if (member.payload().has("transactions")) {
                        assertThat(new BigDecimal(element.at("/amount/amount").asText()))
                                .isEqualByComparingTo(StatedOrder.moved(member.payload()));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_is_no_strict_json_is_parked() throws IOException {
        return files().stream()
                .filter(file -> RecordedPayloads.of(file).isUnreadable())
                .map(file -> DynamicTest.dynamicTest(
                        file,
                        () -> assertThatThrownBy(() -> Payload.read(bytes(file)))
                                .isInstanceOfSatisfying(
                                        MappingFailure.class,
                                        failure -> assertThat(failure.code()).isEqualTo("body_unreadable"))));
    }

    /** The reason why they are left out holds for each of them; a capture that shows a whole order would have to be mapped. */
    @TestFactory
    Stream<DynamicTest> no_order_in_another_programs_answers_is_whole() throws IOException {
        return files().stream()
                .filter(file -> file.startsWith("shopify/graphql/"))
                .map(file -> DynamicTest.dynamicTest(file, () -> {
                    List<String> whole = new ArrayList<>();
                    wholeOrders(PLAIN.readTree(bytes(file)), whole);
                    assertThat(whole).isEmpty();
                }));
    }

    private static void wholeOrders(JsonNode node, List<String> found) {
        boolean order = node.path("id").asText().startsWith("gid://shopify/Order/");
        if (order
                && Stream.of("updatedAt", "totalPriceSet", "totalTaxSet", "lineItems")
                        .allMatch(node::has)) {
            found.add(node.path("id").asText());
        }
        node.forEach(member -> wholeOrders(member, found));
    }

    /** Read off the files by eye. */
    @Test
    void known_orders_come_out_as_a_person_reads_them() throws IOException {
        assertThat(story("shopify/rest_order_get_partially_refunded.json"))
                .isEqualTo(
                        "#1001 598.94 USD = 597.00 - 10.00 + 0.00 + 11.94, back 209.00;"
                                + " 466157049 0/1 IPOD2008GREEN 195.66; 518995019 1/1 IPOD2008RED 195.67; 703073504 0/1 IPOD2008BLACK 195.67");
        assertThat(story("shopify/rest_order_create_two_custom_lines_line_tax.json"))
                .isEqualTo("#1002 270.37 USD = 255.92 - 0.00 + 0.00 + 14.45, back 0.00;"
                        + " 1071823173 1/1 null 129.99; 1071823174 1/1 null 85.95; 1071823175 2/2 null 39.98");
        assertThat(story("woocommerce/docs-order-created.json"))
                .isEqualTo(
                        "727 29.35 USD = 18.00 - 0.00 + 10.00 + 1.35, back 0.00; 315 2/2 null 6.00; 316 1/1 Bar3 12.00");
        assertThat(story("woocommerce/ios-order-with-charge.json"))
                .isEqualTo("211 33.30 USD = 17.65 - 0.00 + 15.00 + 0.65, back 0.00; 302 1/1 woo-beanie 17.65");
        assertThat(story("woocommerce/ios-orders-load-all.json")).startsWith("963 31.20 USD = ");
    }

    /** Read off the files by eye: where they stand, how they are taxed, where they go and to whom. */
    @Test
    void known_orders_stand_where_a_person_says() throws IOException {
        String bob = "bob.norman@mail.example.com";
        assertThat(standing("shopify/rest_order_cancel.json"))
                .isEqualTo("cancelled partially_refunded unfulfilled at 2025-04-02T16:31:25Z;"
                        + " tax on top State Tax 0.06 11.94; to Louisville 40202 US; " + bob);
        assertThat(standing("shopify/rest_order_get_partially_refunded.json"))
                .isEqualTo("processing partially_refunded unfulfilled;"
                        + " tax on top State Tax 0.06 11.94; to Louisville 40202 US; " + bob);
        assertThat(standing("shopify/rest_order_create_fulfilled.json"))
                .isEqualTo("shipped paid fulfilled; tax on top; to nowhere; foo@example.com");
        assertThat(standing("shopify/rest_order_create_pending.json"))
                .isEqualTo("pending pending unfulfilled; tax on top; to nowhere; " + bob);
        assertThat(standing("shopify/rest_order_create_addresses_discount.json"))
                .isEqualTo("processing paid unfulfilled; tax on top; to Fakecity K2P 1L4 CA; jane@example.com");
        assertThat(standing("woocommerce/docs-order-created.json"))
                .isEqualTo("processing paid unfulfilled; tax on top State Tax null 1.35;"
                        + " to San Francisco 94103 US; john.doe@example.com");
        assertThat(standing("woocommerce/ios-order-details-partially-refunded.json"))
                .isEqualTo(
                        "shipped partially_refunded fulfilled; tax on top; to Washington 20560 US; customer@example.com");
        // The shop's prices include tax, the sums of its orders never do: 17.65 + 15.00 + 0.65 = 33.30.
        assertThat(standing("woocommerce/ios-order-with-charge.json"))
                .isEqualTo("processing paid unfulfilled; tax on top Tax 0.02 0.65; to Granger 46530 US;"
                        + " 2177025@example.net");
        assertThat(standing("woocommerce/ios-order-auto-draft-status.json")).startsWith("draft ");
    }

    private String standing(String file) throws IOException {
        Order order = rendered(first(file));
        String taxes = order.taxes().stream()
                .map(tax -> " " + tax.title() + " " + tax.rate() + " "
                        + tax.amount().amount())
                .collect(Collectors.joining(","));
        SlotValue.Address to = order.shippingAddress();
        return (order.status() + " " + order.paymentStatus() + " " + order.fulfilmentStatus()).toLowerCase(Locale.ROOT)
                + (order.cancelledAt() == null ? "" : " at " + order.cancelledAt())
                + (order.taxesIncluded() ? "; tax inside" : "; tax on top") + taxes
                + "; to " + (to == null ? "nowhere" : to.city() + " " + to.postcode() + " " + to.country()) + "; "
                + order.customer().email();
    }

    private Member first(String file) {
        return members("order")
                .filter(one -> one.name().startsWith(file))
                .findFirst()
                .orElseThrow();
    }

    private String story(String file) throws IOException {
        Order order = rendered(first(file));
        Order.Totals totals = order.totals();
        return order.number() + " " + totals.total().amount() + " " + order.currency() + " = "
                + totals.lines().amount()
                + " - " + totals.discount().amount() + " + " + totals.shipping().amount() + " + "
                + totals.tax().amount() + ", back " + totals.refunded().amount() + "; "
                + order.lines().stream()
                        .map(line -> line.id() + " " + line.quantity() + "/" + line.ordered() + " " + line.channelSku()
                                + " " + line.total().amount())
                        .collect(Collectors.joining("; "));
    }

    private record Member(String name, MappingName mapping, JsonNode payload) {

        String platform() {
            return mapping.platform();
        }
    }

    /** Single orders, refunds and fulfilments, out of lists, envelopes and batches. */
    private Stream<Member> members(String mapping) {
        try {
            List<Member> members = new ArrayList<>();
            for (String file : files()) {
                RecordedPayloads.Treatment treatment = RecordedPayloads.of(file);
                if (treatment.isMapped() && treatment.mapping().name().equals(mapping)) {
                    List<JsonNode> payloads = StatedOrder.unwrapped(PLAIN.readTree(bytes(file)));
                    for (int i = 0; i < payloads.size(); i++) {
                        members.add(new Member(file + " " + i, treatment.mapping(), payloads.get(i)));
                    }
                }
            }
            return members.stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode mapped(Member member) throws IOException {
        JsonNode document =
                Mappings.program(member.mapping().path()).run(Payload.read(PLAIN.writeValueAsBytes(member.payload())));
        ObservationSchema.check(document);
        return document;
    }

    private static Order rendered(Member member) throws IOException {
        JsonNode document = mapped(member);
        assertThat(document.path("observations")).hasSize(1);
        var observation = TestObservation.pushed(document.at("/observations/0"));
        OrderIdentity identity = new OrderIdentity(
                member.platform(), "test", "store", observation.order().externalId());
        return Render.render(
                        identity,
                        OrderState.empty().with(observation),
                        CONNECTORS.get(member.platform()).statusWords())
                .shown()
                .orElseThrow();
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Stream.of("shopify", "woocommerce").flatMap(RecordedPayloadsTest::walk)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(file ->
                            RecordedPayloads.FOLDER.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> walk(String platform) {
        try {
            return Files.walk(RecordedPayloads.FOLDER.resolve(platform));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(RecordedPayloads.FOLDER.resolve(file));
    }
}
