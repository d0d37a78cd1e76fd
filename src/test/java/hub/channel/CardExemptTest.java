package hub.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import hub.security.CardExemption;
import hub.security.CardScrubber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the connectors exempt from the card check is enough for their ids, and not for a card. */
class CardExemptTest {

    private static final Connectors CONNECTORS = AccountFixture.connectors();
    private static final String VISA = "4242424242424242";

    private final CardScrubber scrubber = new CardScrubber();

    @ParameterizedTest
    @ValueSource(strings = {"shopify", "woocommerce"})
    void no_recorded_payload_is_altered(String platform) throws IOException {
        Path folder = Path.of("../shared/fixtures", platform);
        assumeThat(folder).as("recorded payloads are missing: %s", folder).exists();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> payloads =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(payloads).isNotEmpty();
            assertThat(payloads)
                    .allSatisfy(file -> assertThat(removed(platform, Files.readString(file)))
                            .as(file.toString())
                            .isZero());
        }
    }

    // Each passes Luhn and the prefix and length of a brand: Diners 36, Amex 37.
    @ParameterizedTest
    @ValueSource(strings = {"36000000000008", "370000000000002"})
    void an_id_that_looks_like_a_card_stays(String id) {
        assertThat(removed("shopify", "{\"note\":\"" + id + "\"}")).isEqualTo(1);

        assertThat(removed("shopify", "{\"id\":" + id + ",\"line_items\":[{\"variant_id\":" + id + "}]}"))
                .isZero();
        assertThat(removed("shopify", "{\"refunds\":[{\"transactions\":[{\"parent_id\":" + id + "}]}]}"))
                .isZero();
        assertThat(removed("shopify", "{\"admin_graphql_api_id\":\"gid://shopify/LineItem/" + id + "\"}"))
                .isZero();
        assertThat(removed("shopify", "{\"fulfillments\":[{\"tracking_numbers\":[\"" + id + "\"]}]}"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shopify", "woocommerce"})
    void a_card_number_is_removed_wherever_it_stands_also_where_an_id_should_be(String platform) {
        for (String field : List.of("id", "order_id", "note", "sku", "token", "transaction_id", "tracking_number")) {
            assertThat(removed(platform, "{\"" + field + "\":\"" + VISA + "\"}"))
                    .as(field)
                    .isEqualTo(1);
        }
        assertThat(removed(
                        platform, "{\"line_items\":[{\"properties\":[{\"name\":\"x\",\"value\":\"" + VISA + "\"}]}]}"))
                .isEqualTo(1);
    }

    private int removed(String platform, String body) {
        List<CardExemption> exempt = CONNECTORS.get(platform).exempt().stream()
                .map(one -> new CardExemption(one.path(), one.pattern()))
                .toList();
        return scrubber.scrub(body.getBytes(UTF_8), "application/json", exempt).removed();
    }
}
