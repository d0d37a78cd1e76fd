package hub.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** German VAT inside the price. */
final class Amounts {

    static final String CURRENCY = "EUR";
    static final BigDecimal RATE = new BigDecimal("0.19");

    private static final BigDecimal GROSS = BigDecimal.ONE.add(RATE);

    private Amounts() {}

    static BigDecimal tax(BigDecimal gross) {
        return gross.subtract(net(gross));
    }

    static BigDecimal net(BigDecimal gross) {
        return gross.divide(GROSS, 2, RoundingMode.HALF_UP);
    }

    static String text(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
