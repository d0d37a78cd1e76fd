package hub.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFormsTest {

    @ParameterizedTest
    @CsvSource({
        "' Max.Muster@Example.COM ', max.muster@example.com",
        "max@EXAMPLE.com., max@example.com",
        "max@müller.example, max@xn--mller-kva.example",
        "MAX@XN--MLLER-KVA.example, max@xn--mller-kva.example",
        "ｍａｘ@example.com, max@example.com",
        "a+tag@example.com, a+tag@example.com"
    })
    void an_email_has_one_form(String raw, String form) {
        assertThat(EmailForm.of(raw)).contains(form);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "none", "@example.com", "max@", "max @example.com", "max@a..b", "max@.", "a\0@b.com"})
    void what_is_no_email_is_none(String raw) {
        assertThat(EmailForm.of(raw)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+49 171 1234567, , +491711234567",
        "+49 (0)171 / 123 45 67, FR, +491711234567",
        "0171-1234567, DE, +491711234567",
        "0171 1234567, de, +491711234567",
        "0049 171 1234567, DE, +491711234567",
        "0049 171 1234567, , +491711234567",
        "00491711234567, US, +491711234567",
        "(212) 555-2368, US, +12125552368",
        "1-212-555-2368, US, +12125552368",
        "+1 212 555 2368 ext. 12, , +12125552368;ext=12",
        "tel:+49-171-1234567, , +491711234567",
        "٠١٧١١٢٣٤٥٦٧, DE, +491711234567",
        "0171 1234567, , 01711234567",
        "0171/1234567, Germany, 01711234567"
    })
    void a_telephone_number_has_one_form(String raw, String country, String form) {
        assertThat(PhoneForm.of(raw, country)).contains(form);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "n/a", "0000000000", "000-000-0000", "12345", "no phone", "12345678901234567890"})
    void what_is_no_telephone_number_is_none(String raw) {
        assertThat(PhoneForm.of(raw, "US")).isEmpty();
    }

    @Test
    void a_name_has_one_form() {
        for (String name : List.of("Zoë Muster", "MUSTER, ZOË", " zoe   muster ", "Zoe\tMuster")) {
            assertThat(NameForm.of(name)).contains("muster zoe");
        }
        assertThat(NameForm.of("山田太郎")).isPresent();
        assertThat(NameForm.of(" - ")).isEmpty();
    }

    @Property(tries = 300)
    void the_form_of_a_form_is_itself(@ForAll("scribbles") String raw) {
        EmailForm.of(raw).ifPresent(form -> assertThat(EmailForm.of(form)).contains(form));
        NameForm.of(raw).ifPresent(form -> assertThat(NameForm.of(form)).contains(form));
    }

    @Property(tries = 300)
    void dashes_and_spaces_make_no_other_number(@ForAll("german") String digits) {
        String spread = String.join("-", digits.split("(?<=\\G..)"));

        assertThat(PhoneForm.of(spread, "DE")).isEqualTo(PhoneForm.of(digits, "DE"));
    }

    @Provide
    Arbitrary<String> scribbles() {
        return Arbitraries.strings()
                .withChars("aZ09ßéŞ@.+- ,")
                .withCharRange('\u0130', '\u0140')
                .ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> german() {
        return Arbitraries.strings().numeric().ofMinLength(9).ofMaxLength(10).map(digits -> "01" + digits);
    }
}
