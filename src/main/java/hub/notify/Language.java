package hub.notify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/**
 * How numbers, amounts and times are written for one reader.
 *
 * @param locale of the reader where the mail is in the reader's language, else of the mail
 * @param zone the clock that dates are written by
 */
record Language(Locale locale, ZoneId zone) {

    private static final int MOST_DIGITS = 9;

    /** @param currency ISO 4217; one that Java does not know is written behind the number */
    String money(BigDecimal amount, String currency) {
        int scale = Math.max(amount.stripTrailingZeros().scale(), 0);
        try {
            Currency known = Currency.getInstance(currency);
            NumberFormat format = NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(known);
            int digits = Math.max(known.getDefaultFractionDigits(), scale);
            format.setMinimumFractionDigits(digits);
            format.setMaximumFractionDigits(digits);
            format.setRoundingMode(RoundingMode.UNNECESSARY);
            return format.format(amount);
        } catch (IllegalArgumentException unknown) {
            return number(amount) + " " + currency;
        }
    }

    String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(MOST_DIGITS);
        return format.format(number);
    }

    String date(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(locale)
                .withZone(zone)
                .format(moment);
    }

    String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .localizedBy(locale)
                .withZone(zone)
                .format(moment);
    }
}
