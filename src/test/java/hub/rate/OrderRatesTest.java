package hub.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.order.Order;
import hub.order.SlotValue.ShopMoney;
import hub.rate.OrderRates.Outcome;
import hub.rate.Rates.Filter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class OrderRatesTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T00:00:00Z");
    private static final Instant RECORDED = Instant.parse("2026-11-25T08:00:00.123456789Z");
    private static final UUID ORDER = new UUID(1, 1);

    private JdbcTemplate jdbc;
    private MissingRates missing;
    private Rates rates;
    private OrderRates orders;

    private void open(DataSource source) {
        jdbc = new JdbcTemplate(source);
        missing = new MissingRates(jdbc);
        rates = new Rates(JdbcClient.create(source), missing);
        orders = new OrderRates(rates, missing, "EUR");
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void the_rate_in_force_when_the_order_was_placed_counts(DataSource source) {
        open(source);
        rates.add(rate("USD", "EUR", "0.91", "bank", MONDAY));
        rates.add(rate("USD", "EUR", "0.930000", "bank", TUESDAY));

        assertThat(orders.forOrder(ORDER, "USD", null, TUESDAY.minusSeconds(1)))
                .isEqualTo(recorded("USD", "0.91", "bank", MONDAY));
        assertThat(orders.forOrder(ORDER, "USD", null, TUESDAY)).isEqualTo(recorded("USD", "0.93", "bank", TUESDAY));
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void of_two_rates_from_the_same_moment_the_later_recorded_counts(DataSource source) {
        open(source);
        rates.add(rate("USD", "EUR", "9.1", "typo", MONDAY));
        rates.add(ExchangeRate.recorded("USD", "EUR", new BigDecimal("0.91"), "bank", MONDAY, RECORDED.plusSeconds(1)));

        assertThat(orders.forOrder(ORDER, "USD", null, TUESDAY)).isEqualTo(recorded("USD", "0.91", "bank", MONDAY));
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void the_channels_own_rate_goes_first_where_it_leads_to_the_reporting_currency(DataSource source) {
        open(source);
        rates.add(rate("USD", "EUR", "0.91", "bank", MONDAY));

        assertThat(orders.forOrder(ORDER, "USD", shop("EUR", "0.9234"), TUESDAY))
                .isEqualTo(recorded("USD", "0.9234", "channel", TUESDAY));
        assertThat(orders.forOrder(ORDER, "USD", shop("GBP", "0.8"), TUESDAY))
                .isEqualTo(recorded("USD", "0.91", "bank", MONDAY));
        assertThat(orders.forOrder(ORDER, "USD", shop("EUR", "0"), TUESDAY))
                .isEqualTo(recorded("USD", "0.91", "bank", MONDAY));
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void a_rate_of_the_opposite_direction_serves_and_says_so(DataSource source) {
        open(source);
        rates.add(rate("EUR", "USD", "1.25", "bank", MONDAY));

        assertThat(orders.forOrder(ORDER, "USD", null, TUESDAY))
                .isEqualTo(recorded("USD", "0.8", "bank (inverse)", MONDAY));
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void an_order_without_a_rate_waits_until_one_is_recorded_that_was_in_force(DataSource source) {
        open(source);
        assertThat(orders.forOrder(ORDER, "USD", null, TUESDAY)).isEqualTo(new Outcome.Missing("USD", "EUR"));

        rates.add(rate("USD", "EUR", "0.95", "bank", TUESDAY.plusSeconds(1)));
        rates.add(rate("GBP", "EUR", "1.2", "bank", MONDAY));
        assertThat(queued()).isEmpty();

        rates.add(rate("EUR", "USD", "1.25", "bank", MONDAY));
        assertThat(queued()).containsExactly(ORDER);
        assertThat(orders.forOrder(ORDER, "USD", null, TUESDAY)).isInstanceOf(Outcome.Recorded.class);
        assertThat(jdbc.queryForObject("select count(*) from missing_rate", Long.class))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void the_sweep_finds_an_order_written_while_its_rate_was_recorded(DataSource source) {
        open(source);
        rates.add(rate("USD", "EUR", "0.95", "bank", MONDAY));
        missing.note(ORDER, "USD", "EUR", TUESDAY);
        missing.note(new UUID(1, 2), "USD", "EUR", MONDAY.minusSeconds(1));

        assertThat(missing.sweep(TUESDAY)).isEqualTo(1);
        assertThat(queued()).containsExactly(ORDER);
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void an_order_in_the_reporting_currency_or_without_a_date_asks_for_nothing(DataSource source) {
        open(source);

        assertThat(orders.forOrder(ORDER, "EUR", null, TUESDAY)).isEqualTo(new Outcome.NotNeeded());
        assertThat(orders.forOrder(ORDER, "USD", null, null)).isEqualTo(new Outcome.Missing("USD", "EUR"));
        assertThat(jdbc.queryForObject("select count(*) from missing_rate", Long.class))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void rates_are_listed_from_the_last_recorded_on(DataSource source) {
        open(source);
        for (int i = 1; i <= 5; i++) {
            rates.add(ExchangeRate.recorded(
                    "USD", "EUR", BigDecimal.valueOf(i), "bank", MONDAY, RECORDED.plusSeconds(i / 2)));
        }
        rates.add(rate("GBP", "EUR", "1.2", "bank", MONDAY));
        Filter dollars = new Filter("USD", "EUR");

        List<ExchangeRate> first = rates.page(dollars, null, null, 2);
        ExchangeRate last = first.get(1);
        List<ExchangeRate> rest = rates.page(dollars, last.recordedAt(), last.id(), 10);

        assertThat(first).hasSize(2);
        assertThat(rest).hasSize(3).doesNotContainAnyElementsOf(first);
        assertThat(rates.page(new Filter(null, null), null, null, 10)).hasSize(6);
    }

    @Test
    void a_reporting_currency_that_is_none_stops_the_start() {
        assertThatThrownBy(() -> new OrderRates(null, null, "EURO"))
                .hasMessageContaining("hub.reporting-currency: EURO (expected:");
    }

    private List<UUID> queued() {
        return jdbc.queryForList("select order_id from order_task", UUID.class);
    }

    private static ExchangeRate rate(String from, String to, String value, String source, Instant validAt) {
        return ExchangeRate.recorded(from, to, new BigDecimal(value), source, validAt, RECORDED);
    }

    private static Outcome recorded(String from, String value, String source, Instant at) {
        return new Outcome.Recorded(new Order.Rate(from, "EUR", new BigDecimal(value), source, at));
    }

    private static ShopMoney shop(String currency, String rate) {
        return new ShopMoney(currency, new BigDecimal(rate), null);
    }
}
