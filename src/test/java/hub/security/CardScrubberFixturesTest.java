package hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardScrubberFixturesTest {

    private static final Path FIXTURES = Path.of("../shared/fixtures");

    /** A French company number in the prose of an API description: Luhn-valid by law, and of Diners' length and prefix. */
    private static final List<CardExemption> COMPANY_NUMBER = List.of(
            new CardExemption("components.schemas.TaxIds.properties.fr_siret.description", "(?s).*`\\d{14}`.*"));

    private final CardScrubber scrubber = new CardScrubber();

    @Test
    void not_one_identifier_of_the_recorded_payloads_is_altered() throws IOException {
        assumeThat(FIXTURES).as("recorded payloads").isDirectory();

        List<String> altered = new ArrayList<>();
        List<Path> files = files();
        for (Path file : files) {
            byte[] body = Files.readAllBytes(file);
            int removed = scrubber.scrub(body, null, COMPANY_NUMBER).removed();
            if (removed > 0) altered.add(FIXTURES.relativize(file) + ": " + removed);
        }

        assertThat(files).hasSizeGreaterThan(1000);
        assertThat(altered).isEmpty();
    }

    private static List<Path> files() throws IOException {
        try (var all = Files.walk(FIXTURES)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
