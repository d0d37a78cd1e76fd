package hub.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostcodesTest {

    @ParameterizedTest
    @CsvSource({
        "DE, 24103", "DE, D-24103", "AT, 1010", "US, 94105", "US, 94105-1234", "GB, SW1A 1AA", "GB, M1 1AE",
                "IE, D02 AF30",
        "CA, K1A 0B1", "NL, 1017 AB", "JP, 100-0001", "BR, 01310-100", "PT, 1000-205", "PL, 00-001", "SE, 111 22",
                "LV, LV-1010"
    })
    void a_postcode_of_the_country_fits(String country, String postcode) {
        assertThat(Postcodes.fits(country, postcode)).hasValue(true);
    }

    @ParameterizedTest
    @CsvSource({"DE, 2410", "DE, ABCDE", "AT, 24103", "US, 9410", "GB, 12345", "CA, 12345", "NL, 1017", "CH, 80000"})
    void another_does_not(String country, String postcode) {
        assertThat(Postcodes.fits(country, postcode)).hasValue(false);
    }

    @Test
    void what_the_hub_does_not_know_it_says_nothing_about() {
        assertThat(Postcodes.fits("BT", "11001")).isEmpty();
        assertThat(Postcodes.hasNone("HK")).isTrue();
        assertThat(Postcodes.hasNone("DE")).isFalse();
    }
}
