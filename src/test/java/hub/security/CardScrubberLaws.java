package hub.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CardScrubberLaws {

    private final CardScrubber scrubber = new CardScrubber();

    @Property
    void a_card_number_planted_anywhere_is_gone_and_its_neighbours_stay(
            @ForAll("cards") String card, @ForAll("documents") Map<String, Object> document) throws IOException {
        Map<String, Object> planted = new java.util.LinkedHashMap<>(document);
        planted.put("note", "please use " + card + " thanks");
        planted.put("nested", Json.MAPPER.writeValueAsString(Map.of("pan", card, "ok", "kept")));
        planted.put("x " + card, List.of(card));
        byte[] body = Json.MAPPER.writeValueAsBytes(planted);

        Scrubbed clean = scrubber.scrub(body, "application/json", List.of());

        JsonNode read = Json.MAPPER.readTree(clean.body());
        assertThat(clean.removed()).isEqualTo(4);
        assertThat(digits(new String(clean.body(), UTF_8))).doesNotContain(digits(card));
        assertThat(read.get("note").textValue()).isEqualTo("please use " + CardScrubber.REMOVED + " thanks");
        assertThat(Json.MAPPER
                        .readTree(read.get("nested").textValue())
                        .get("ok")
                        .textValue())
                .isEqualTo("kept");
        for (String name : document.keySet()) {
            assertThat(read.get(name))
                    .isEqualTo(Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(document.get(name))));
        }
    }

    @Property
    void bytes_of_any_kind_are_survived_and_a_second_pass_finds_nothing_new(@ForAll byte[] body) {
        byte[] once = scrubber.scrub(body, null, List.of()).body();

        assertThat(scrubber.scrub(once, null, List.of()).body()).isEqualTo(once);
    }

    @Property
    void text_of_digits_and_marks_is_survived(@ForAll("awkward") String text) {
        String once = scrubber.scrubText(text);

        assertThat(scrubber.scrubText(once)).isEqualTo(once);
    }

    @Provide
    Arbitrary<String> cards() {
        Arbitrary<String> separator = Arbitraries.of("", " ", "-", "\u00a0", "\u202f", "\u2011", " - ", "\u2009", "\t");
        Arbitrary<String> start = Arbitraries.of("4", "51", "2221", "6011", "65", "3528", "62");
        return Combinators.combine(start, Arbitraries.strings().numeric().ofLength(15), separator)
                .as((prefix, rest, between) -> split(checked((prefix + rest).substring(0, 15)), between));
    }

    @Provide
    Arbitrary<Map<String, Object>> documents() {
        Arbitrary<Object> value = Arbitraries.oneOf(
                Arbitraries.strings().alpha().ofMaxLength(12).map(text -> text),
                Arbitraries.integers().between(0, 9_999_999).map(number -> number),
                Arbitraries.of(true, false, "Zürich", "19.90", "2026-11-23T10:00:00Z"));
        return Arbitraries.maps(
                        Arbitraries.strings()
                                .withCharRange('a', 'h')
                                .ofMinLength(7)
                                .ofMaxLength(9),
                        value)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> awkward() {
        return Arbitraries.strings()
                .withChars("0123456789 -\\u%&^=;?\"{}[]:,cvCVardé\u00a0")
                .ofMaxLength(120);
    }

    private static String checked(String fifteen) {
        byte[] digits = new byte[16];
        for (int i = 0; i < 15; i++) digits[i] = (byte) (fifteen.charAt(i) - '0');
        for (byte last = 0; last < 10; last++) {
            digits[15] = last;
            if (CardBrands.luhn(digits, 0, 16)) return fifteen + last;
        }
        throw new IllegalStateException("one of ten digits always fits");
    }

    private static String split(String card, String between) {
        return card.substring(0, 4)
                + between
                + card.substring(4, 8)
                + between
                + card.substring(8, 12)
                + between
                + card.substring(12);
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }
}
