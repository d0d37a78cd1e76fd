package hub.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void json_is_text_with_the_decimals_as_written() throws IOException {
        assertThat(Json.MAPPER.writeValueAsString(Money.of("19.90", "EUR")))
                .isEqualTo("{\"amount\":\"19.90\",\"currency\":\"EUR\"}");
        assertThat(Json.MAPPER.writeValueAsString(Money.of("0.00000001", "BTC")))
                .contains("\"0.00000001\"");
        assertThat(Json.MAPPER.readValue("{\"amount\":\"-19.90\",\"currency\":\"EUR\"}", Money.class))
                .isEqualTo(new Money(new BigDecimal("-19.90"), "EUR"));
    }

    @Test
    void a_number_in_json_is_taken_exactly() throws IOException {
        assertThat(Json.MAPPER
                        .readValue("{\"amount\":195.66,\"currency\":\"EUR\"}", Money.class)
                        .amount())
                .isEqualTo("195.66");
    }

    @Test
    void two_currencies_never_add() {
        assertThatThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "CAD")))
                .hasMessage("currency: CAD (expected: EUR)");
        assertThat(Money.of("0.10", "EUR").plus(Money.of("0.2", "EUR"))).isEqualTo(Money.of("0.30", "EUR"));
    }

    @Test
    void a_short_text_for_an_endless_number_is_refused() {
        assertThatThrownBy(() -> Money.of("1E999999999", "EUR")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of("9".repeat(1_000_000), "EUR")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Money.of("1E3", "EUR").toString()).isEqualTo("1000 EUR");
    }
}
