package hub.json;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Formats of our schemas that JSON Schema does not know. */
final class Formats {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final int MAX_LENGTH = 60;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final Pattern PIECES = Pattern.compile("(?=.*[1-9])[0-9]{1,9}(\\.[0-9]{1,6})?");
    private static final Pattern APP_NAME = Pattern.compile("[^\\u0000-\\u001f/]+");

    private static final Pattern SKU = Pattern.compile("[^\\s\\p{Cc}]([^\\p{Cc}]*[^\\s\\p{Cc}])?");
    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cc}]*");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s\\p{Cc}/]+\\S*");

    private Formats() {}

    static List<Format> all() {
        return List.of(
                new Named("currency", "an ISO 4217 code", CURRENCIES::contains),
                new Named("decimal", "a plain decimal", Formats::isDecimal),
                new Named("quantity", "a plain decimal, not negative", text -> isDecimal(text) && signum(text) >= 0),
                new Named("amount", "a plain decimal, at most 15 digits before and 6 after the point", matches(AMOUNT)),
                new Named(
                        "pieces", "a plain decimal greater than 0, at most 9 digits before the point", matches(PIECES)),
                new Named("app-name", "a name without slash and control characters", matches(APP_NAME)),
                new Named("sku", "a SKU: printable, no blank at its ends", matches(SKU)),
                new Named("printable", "a text without control characters", matches(PRINTABLE)),
                new Named("web-address", "an http or https address", matches(WEB_ADDRESS)),
                new Named("instant", "a UTC time of the years 1 to 9999", Formats::isInstant));
    }

    private static Predicate<String> matches(Pattern pattern) {
        return text -> pattern.matcher(text).matches();
    }

    private static boolean isDecimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            points += c == '.' ? 1 : 0;
        }
        return text.length() <= MAX_LENGTH
                && points <= 1
                && digits > 0
                && start + digits + points == text.length()
                && !text.endsWith(".");
    }

    private static int signum(String decimal) {
        return new BigDecimal(decimal).signum();
    }

    private static boolean isInstant(String text) {
        try {
            int year = Instant.parse(text).atOffset(ZoneOffset.UTC).getYear();
            return year >= 1 && year <= 9999;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private record Named(String name, String expected, Predicate<String> test) implements Format {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getMessageKey() {
            return "format";
        }

        @Override
        public String getErrorMessageDescription() {
            return expected;
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return test.test(value);
        }
    }
}
