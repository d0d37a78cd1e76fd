package hub.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hub.alert.AlertRule;
import hub.alert.Measure;
import hub.notify.MailTexts.Written;
import hub.overlay.Overlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The built-in mails, and those of an overlay. */
class MailTemplatesTest {

    private static final MailTexts TEXTS = new MailTexts(new Overlay(""));

    /** What the samples tell, and what is a name everywhere. */
    private static final String NOT_OURS =
            "TSHIRT-M|MUG-7|T-shirt, medium|Mug|#1001|Acme|acme|Bea Buyer|1 Quay|Hamburg|DE\\b|DHL"
                    + "|JD0146000|https://track\\.example/|intake-late|base|erp|EUR";

    @TempDir
    Path overlay;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_kind_is_written_in_both_languages_one_and_many(Kind kind) {
        for (String language : List.of("en", "ar")) {
            for (Written written : all(kind, language)) {
                assertThat(written.subject()).isNotBlank();
                assertThat(written.text()).isNotBlank().doesNotContain("[(", "[#", "[/]", "null", "\n\n\n");
                assertThat(written.html())
                        .contains("<title>", "<html lang=\"" + language + "\"")
                        .contains(language.equals("ar") ? "dir=\"rtl\"" : "dir=\"ltr\"")
                        .doesNotContain(" th:", "??", "null");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void an_arabic_mail_says_nothing_of_ours_in_english_and_isolates_what_is_not_arabic(Kind kind) {
        for (Written written : all(kind, "ar")) {
            String html = written.html().replaceAll("(?s)<style>.*?</style>", "");
            List<String> outside = new ArrayList<>();
            outside.add(written.subject().replaceAll("\u2068[^\u2069]*\u2069", ""));
            outside.add(written.text().replaceAll("\u2068[^\u2069]*\u2069", ""));
            outside.add(html.replaceAll("<title>.*?</title>", "")
                    .replaceAll("<bdi>.*?</bdi>", "")
                    .replaceAll("<[^>]*>", " "));
            assertThat(outside).as("outside of what is isolated").noneMatch(text -> text.matches("(?s).*[A-Za-z].*"));
            assertThat((written.subject() + written.text() + html.replaceAll("<[^>]*>", " ")).replaceAll(NOT_OURS, ""))
                    .as("ours")
                    .doesNotContainPattern("[A-Za-z]{2,}");
        }
    }

    @Test
    void amounts_follow_the_mails_locale_and_tax_inside_the_prices_is_not_added() {
        Written english = SampleLetters.write(TEXTS, Kind.ORDER_CONFIRMATION, "en", false, 1);

        assertThat(english.subject()).isEqualTo("Your order #1001");
        assertThat(english.text())
                .contains(
                        "Hello Bea Buyer,",
                        "2 x T-shirt, medium (TSHIRT-M): €39.80",
                        "Total: €48.41 (including tax: €7.70)")
                .contains("Delivery address:\nBea Buyer\n1 Quay\n20095\nHamburg\nDE");
        assertThat(english.html()).contains("<bdi>€48.41</bdi>", "<bdi>TSHIRT-M</bdi>");
    }

    @Test
    void a_shipping_mail_tells_what_was_sent_and_where_it_is() {
        Written english = SampleLetters.write(TEXTS, Kind.SHIPPING, "en", false, 1);

        assertThat(english.text())
                .contains("2 x T-shirt, medium", "Carrier: DHL", "Tracking number: JD0146000")
                .contains("Track the parcel: https://track.example/JD0146000")
                .doesNotContain("Mug");
        assertThat(english.html()).contains("href=\"https://track.example/JD0146000\"");
        assertThat(OrderModel.link("javascript:alert(1)")).isEmpty();
        assertThat(OrderModel.link("http://")).isEmpty();
    }

    @Test
    void every_word_of_ours_stands_in_every_language() {
        Properties english = TEXTS.files().words().get("en");
        List<String> needed = new ArrayList<>();
        Arrays.stream(Measure.values()).forEach(measure -> needed.add("measure." + measure.word()));
        Arrays.stream(AlertRule.Severity.values()).forEach(severity -> needed.add("severity." + severity.word()));

        assertThat(english.stringPropertyNames()).containsAll(needed);
        TEXTS.files().words().forEach((language, words) -> {
            assertThat(words.stringPropertyNames()).as(language).isEqualTo(english.stringPropertyNames());
            assertThat(words.values())
                    .as(language)
                    .noneMatch(word -> word.toString().isBlank());
        });
    }

    @Test
    void an_overlay_adds_a_language_and_replaces_a_mail() throws IOException {
        template(
                "order_confirmation.de.html",
                "<html lang=\"de\"><title>x</title><p th:text=\"${item.total}\">1</p></html>");
        template("order_confirmation.de.txt", "Subject: Bestellung [(${item.number})]\n\nSumme [(${item.total})]");
        template("low_stock.en.txt", "Subject: [(${count})] low\n\nOrder more.");

        Overlay files = new Overlay(overlay.toString());
        MailTexts texts = new MailTexts(files);
        Written german = SampleLetters.write(texts, Kind.ORDER_CONFIRMATION, "de", false, 1);

        assertThat(MailTemplateFaults.of(files)).isEmpty();
        assertThat(german.subject()).isEqualTo("Bestellung #1001");
        assertThat(german.text()).isEqualTo("Summe 48,41\u00a0€\n");
        assertThat(SampleLetters.write(texts, Kind.LOW_STOCK, "en", false, 3).subject())
                .isEqualTo("3 low");
        assertThat(texts.files().language(Kind.ORDER_CONFIRMATION, Locale.forLanguageTag("de-AT")))
                .isEqualTo("de");
        assertThat(texts.files().language(Kind.SHIPPING, Locale.forLanguageTag("de-AT")))
                .isEqualTo("en");
    }

    @Test
    void wrong_templates_are_named_with_file_and_line() throws IOException {
        template("shipping.en.html", "<html>\n<body>\n<p th:text=\"${item.number\">x</p>\n</body></html>");
        template("low_stock.en.txt", "Subject: low\n\n[# th:each=\"item : ${items}\"]never closed");
        template("out_of_stock.en.txt", "No subject here\n\ntext");
        template("price_change.de.html", "<p>alone</p>");
        template("ordr_confirmation.en.txt", "Subject: x\n\ny");

        assertThat(MailTemplateFaults.of(new Overlay(overlay.toString())))
                .hasSize(5)
                .anyMatch(fault ->
                        fault.startsWith(overlay.resolve("templates/mail/shipping.en.html") + ":3: template: "))
                .anyMatch(fault -> fault.startsWith(overlay.resolve("templates/mail/low_stock.en.txt") + ":"))
                .anyMatch(fault -> fault.startsWith(overlay.resolve("templates/mail/out_of_stock.en.txt")
                        + ":1: first line: no subject (expected: "))
                .anyMatch(fault ->
                        fault.startsWith(overlay.resolve("templates/mail/price_change.de.html") + ":1: file: alone"))
                .anyMatch(fault ->
                        fault.startsWith(overlay.resolve("templates/mail/ordr_confirmation.en.txt") + ":1: file: "));
    }

    private void template(String name, String text) throws IOException {
        Path file = overlay.resolve("templates/mail").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, UTF_8);
    }

    private static List<Written> all(Kind kind, String language) {
        return List.of(
                SampleLetters.write(TEXTS, kind, language, false, 1),
                SampleLetters.write(TEXTS, kind, language, true, 1),
                SampleLetters.write(TEXTS, kind, language, true, 3));
    }
}
