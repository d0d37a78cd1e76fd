package hub.rate;

import hub.order.Order;
import hub.order.SlotValue.ShopMoney;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The reporting rate of an order: asked once, recorded with source and date, and never asked again. */
@Component
public class OrderRates {

    /** What became of the question. */
    public sealed interface Outcome {

        /** The order is in the reporting currency. */
        record NotNeeded() implements Outcome {}

        /** To be recorded on the order as it is. */
        record Recorded(Order.Rate rate) implements Outcome {}

        /** No rate was in force: a finding; the order waits and is queued once a rate is recorded. */
        record Missing(String from, String to) implements Outcome {}
    }

    private static final MathContext INVERSE = MathContext.DECIMAL64;

    private final Rates rates;
    private final MissingRates missing;
    private final String reporting;

    public OrderRates(
            Rates rates, MissingRates missing, @Value("${hub.reporting-currency:EUR}") String reportingCurrency) {
        if (!Currencies.known(reportingCurrency)) {
            throw new IllegalArgumentException(
                    "hub.reporting-currency: " + reportingCurrency + " (expected: an ISO 4217 code, e.g. EUR)");
        }
        this.rates = rates;
        this.missing = missing;
        this.reporting = reportingCurrency;
    }

    /**
     * Belongs into the order's transaction, for an order that carries no rate yet.
     *
     * @param currency what the customer was charged in
     * @param shop what the payload says of the shop's currency, null where it says nothing
     * @param placedAt when the buyer ordered; null while no payload said it, and then no rate can be told
     */
    public Outcome forOrder(UUID orderId, String currency, ShopMoney shop, Instant placedAt) {
        if (currency.equals(reporting)) {
            return new Outcome.NotNeeded();
        }
        Optional<Order.Rate> rate = placedAt == null
                ? Optional.empty()
                : stated(currency, shop, placedAt).or(() -> inForce(currency, placedAt));
        if (rate.isPresent()) {
            missing.clear(orderId);
            return new Outcome.Recorded(rate.get());
        }
        if (placedAt != null) {
            missing.note(orderId, currency, reporting, placedAt);
        }
        return new Outcome.Missing(currency, reporting);
    }

    private Optional<Order.Rate> stated(String currency, ShopMoney shop, Instant placedAt) {
        if (shop == null || !reporting.equals(shop.currency())) {
            return Optional.empty();
        }
        return Optional.ofNullable(shop.rate())
                .filter(rate -> rate.signum() > 0)
                .map(rate -> new Order.Rate(currency, reporting, rate, "channel", placedAt));
    }

    private Optional<Order.Rate> inForce(String currency, Instant placedAt) {
        Optional<Order.Rate> direct = rates.at(currency, reporting, placedAt)
                .map(rate -> new Order.Rate(currency, reporting, rate.rate(), rate.source(), rate.validAt()));
        return direct.or(() -> rates.at(reporting, currency, placedAt)
                .map(rate -> new Order.Rate(
                        currency,
                        reporting,
                        BigDecimal.ONE.divide(rate.rate(), INVERSE),
                        rate.source() + " (inverse)",
                        rate.validAt())));
    }
}
