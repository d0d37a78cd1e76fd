package hub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import hub.order.Part;
import hub.order.Slot;
import hub.order.SlotValue;
import hub.order.VersionKey;
import hub.overlay.Overlay;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many pieces of a Shopify line are wanted, whatever was sent, came back or was taken off before it left. */
class ShopifyQuantityTest {

    @ParameterizedTest(name = "{0}: current {1}, may still leave {2}, left {3}")
    @CsvSource({
        "nothing happened, 3, 3, 0, 3",
        "two left, 3, 1, 2, 3",
        "two left and one of them came back, 2, 1, 2, 3",
        "all left and came back, 0, 0, 3, 3",
        "one taken off before it left, 2, 2, 0, 2",
        "an old payload that only tells the current number, 2, , 0, 2"
    })
    void what_came_back_was_wanted_and_what_was_taken_off_is_not(
            String what, int current, Integer open, int left, String wanted) throws Exception {
        assertThat(quantity(order(current, open, left, "success"))).isEqualTo(wanted);
    }

    @Test
    void a_fulfilment_that_failed_has_not_left() throws Exception {
        assertThat(quantity(order(2, 0, 2, "failure"))).isEqualTo("2");
    }

    private static String quantity(String body) {
        MappingLibrary library = new MappingLibrary(new Overlay(""), MappingDatabase.fresh(), Clock.systemUTC());
        Mapper mapper = new Mapper(
                new ConnectorTopics() {
                    @Override
                    public Optional<TopicRule> rule(String connector, String topic) {
                        return Optional.of(new TopicRule.Run("order"));
                    }

                    @Override
                    public VersionScheme version(String connector) {
                        return new VersionScheme.Timestamp(Duration.ofSeconds(1));
                    }
                },
                library);
        Mapped mapped = mapper.map(
                "shopify",
                "orders/updated",
                Payload.read(body.getBytes(StandardCharsets.UTF_8)),
                new MappingInput("acme.example", VersionKey.Rank.PUSH, 0, "ab", 0, Instant.now()));
        SlotValue.Lines lines =
                (SlotValue.Lines) mapped.observations().get(0).slots().get(new Slot.PartSlot(Part.LINES));
        return lines.lines().get(0).quantity().toPlainString();
    }

    private static String order(int current, Integer open, int left, String fulfilment) {
        String fulfillable = open == null ? "" : "\"fulfillable_quantity\":" + open + ",";
        String fulfilments = left == 0 ? "" : """
                  {"id":7,"status":"%s","created_at":"2026-03-02T10:00:00Z","updated_at":"2026-03-02T10:00:00Z",
                   "line_items":[{"id":81,"quantity":%d}]}""".formatted(fulfilment, left);
        return """
                {"id":1,"name":"#1","created_at":"2026-03-02T09:15:00Z","updated_at":"2026-03-03T10:00:00Z",
                 "currency":"EUR","financial_status":"paid","fulfillment_status":null,"taxes_included":true,"test":false,
                 "total_price":"30.00","total_line_items_price":"30.00","total_discounts":"0.00","total_tax":"0.00",
                 "line_items":[{"id":81,"sku":"A","variant_id":5,"name":"A","quantity":3,"current_quantity":%d,%s
                   "price":"10.00","gift_card":false,"requires_shipping":true}],
                 "shipping_lines":[],"tax_lines":[],"refunds":[],"fulfillments":[%s]}""".formatted(current, fulfillable, fulfilments);
    }
}
