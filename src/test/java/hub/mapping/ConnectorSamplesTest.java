package hub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import hub.overlay.Overlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConnectorSamplesTest {

    private static final Path CONNECTORS = Path.of("connectors");

    private final List<Sample> samples = new Samples(new Overlay("")).all();

    @TestFactory
    Stream<DynamicTest> a_sample_becomes_what_is_expected() {
        return samples.stream()
                .map(sample -> DynamicTest.dynamicTest(sample.mapping().platform() + " " + sample.name(), () -> {
                    var outcome =
                            sample.outcome(Mappings.program(sample.mapping().path()));

                    assertThat(outcome)
                            .as(Difference.first(sample.expectation(), outcome))
                            .isEqualTo(sample.expectation());
                }));
    }

    @Test
    void no_sample_is_left_out() throws IOException {
        try (Stream<Path> files = Files.walk(CONNECTORS)) {
            List<Path> payloads = files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().endsWith(".expected.json"))
                    .toList();

            assertThat(samples).hasSameSizeAs(payloads);
        }
    }

    @Test
    void every_shop_has_samples_of_good_and_of_bad_payloads() {
        Map<String, Long> good = counted(false);
        Map<String, Long> bad = counted(true);

        assertThat(good.get("shopify")).isGreaterThanOrEqualTo(8);
        assertThat(good.get("woocommerce")).isGreaterThanOrEqualTo(8);
        assertThat(good.get("bigcommerce")).isGreaterThanOrEqualTo(8);
        assertThat(bad).containsKeys("shopify", "woocommerce", "bigcommerce");
    }

    private Map<String, Long> counted(boolean failing) {
        return samples.stream()
                .filter(sample -> sample.expectation().has("failure") == failing)
                .collect(Collectors.groupingBy(sample -> sample.mapping().platform(), Collectors.counting()));
    }
}
