package hub.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One form for all ways to write a telephone number: E.164, and the bare digits where no country can be told. */
public final class PhoneForm {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int LONGEST = 100;
    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_DIGITS = 17;

    private PhoneForm() {}

    /**
     * @param country ISO 3166 alpha-2 of the address, null where unknown; says what a number without + means
     * @return empty for what is no number: it must not make one customer of all who typed zeroes
     */
    public static Optional<String> of(String raw, String country) {
        if (raw == null || raw.length() > LONGEST) {
            return Optional.empty();
        }
        String digits = PhoneNumberUtil.normalizeDigitsOnly(raw);
        if (digits.length() < FEWEST_DIGITS || digits.chars().distinct().count() < 2) {
            return Optional.empty();
        }
        String region = country == null ? null : country.strip().toUpperCase(Locale.ROOT);
        return international(raw.strip(), digits, region).or(() -> bare(digits));
    }

    private static Optional<String> international(String raw, String digits, String region) {
        // A valid number in one reading goes before a merely possible one in another.
        String afterZeroes = digits.startsWith("00") ? "+" + digits.substring(2) : raw;
        return Stream.of(parse(raw, region), parse(afterZeroes, null))
                .flatMap(Optional::stream)
                .filter(NUMBERS::isValidNumber)
                .findFirst()
                .or(() -> parse(afterZeroes, region).filter(NUMBERS::isPossibleNumber))
                .map(PhoneForm::e164);
    }

    private static Optional<PhoneNumber> parse(String raw, String region) {
        try {
            return Optional.of(NUMBERS.parse(raw, region));
        } catch (NumberParseException notOfThatRegion) {
            return Optional.empty();
        }
    }

    private static String e164(PhoneNumber number) {
        String form = NUMBERS.format(number, PhoneNumberFormat.E164);
        return number.hasExtension() ? form + ";ext=" + number.getExtension() : form;
    }

    private static Optional<String> bare(String digits) {
        return digits.length() <= MOST_DIGITS ? Optional.of(digits) : Optional.empty();
    }
}
