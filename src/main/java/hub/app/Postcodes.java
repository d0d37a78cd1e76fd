package hub.app;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What postcodes look like. # stands for a digit, @ for a letter; blanks and dashes are left aside. */
final class Postcodes {

    private static final Set<String> NONE = Set.of("AE", "AG", "AO", "BO", "BS", "HK", "MO", "QA", "UG", "ZW");
    private static final Map<String, Pattern> FORMS = new HashMap<>();

    static {
        forms("###", "IS", "FO");
        forms(
                "####", "AT", "AU", "BE", "BG", "CH", "CY", "DK", "HU", "LI", "LU", "LV", "MD", "NO", "NZ", "PH", "SI",
                "TN", "ZA");
        forms(
                "#####", "BA", "CZ", "DE", "EE", "EG", "ES", "FI", "FR", "GR", "HR", "ID", "IT", "KR", "KW", "LT", "MA",
                "MX", "MY", "PL");
        forms("#####", "PK", "RS", "SA", "SE", "SK", "TH", "TR", "UA");
        forms("######", "BY", "CN", "IN", "KZ", "RO", "RU", "SG", "VN");
        forms("#######", "IL", "JP", "PT");
        forms("########", "BR");
        forms("#####(####)?", "US", "PR");
        forms("####@@", "NL");
        forms("@#@#@#", "CA");
        forms("@@?#(#|@)?#@@", "GB", "GG", "IM", "JE");
        forms("@#(#|@)[0-9A-Z]{4}", "IE");
        forms("#####(#)?", "IR");
        forms("####(#)?", "BD");
    }

    private Postcodes() {}

    static boolean hasNone(String country) {
        return NONE.contains(country);
    }

    /** Empty where the hub does not know the country's postcodes. */
    static Optional<Boolean> fits(String country, String postcode) {
        String plain = postcode.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        // D-24103 and LV-1010: some write the country before it.
        String inland = plain.replaceFirst("^(" + country + "|" + country.charAt(0) + ")(?=[0-9]{3})", "");
        return Optional.ofNullable(FORMS.get(country))
                .map(form ->
                        form.matcher(plain).matches() || form.matcher(inland).matches());
    }

    private static void forms(String form, String... countries) {
        Pattern pattern = Pattern.compile(form.replace("#", "[0-9]").replace("@", "[A-Z]"));
        for (String country : countries) {
            FORMS.put(country, pattern);
        }
    }
}
