package hub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationSchemaTest {

    private static final String DOCUMENT = """
            {"observations":[{"externalId":"1","ver":"2026-11-23T10:00:00Z","parts":{
              "header":{"placedAt":"2026-11-23T10:00:00Z","currency":"EUR","taxesIncluded":true},
              "lines":{"lines":[{"id":"1","quantity":"2","unitPrice":{"amount":"19.90","currency":"EUR"}},
                                {"id":"2","quantity":"0"}]},
              "existence":{"state":"live"}},
             "lists":{"refunds":[]},
             "elements":{"refunds":{"9":{"id":"9","lines":[{"lineId":"1","quantity":"1"}]}}}}]}
            """;

    @Test
    void a_good_document_passes() {
        assertThatCode(() -> ObservationSchema.check(document())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/observations/0/parts/header | placedAt | \"0000-01-01T00:00:00Z\" | a UTC time of the years 1 to 9999",
                "/observations/0/parts/header | placedAt | \"+10000-01-01T00:00:00Z\" | a UTC time of the years 1 to 9999",
                "/observations/0/parts/header | placedAt | \"2026-11-23T10:00:00\" | a UTC time of the years 1 to 9999",
                "/observations/0/parts/header | currency | \"EUX\" | an ISO 4217 code",
                "/observations/0/parts/header | currency | \"eur\" | an ISO 4217 code",
                "/observations/0/parts/header | taxesIncluded | \"Ann\" | boolean",
                "/observations/0/parts/lines/lines/0 | quantity | \"-1\" | a plain decimal, not negative",
                "/observations/0/parts/lines/lines/0 | quantity | \"1e3\" | a plain decimal, not negative",
                "/observations/0/parts/lines/lines/0 | quantity | 2 | string",
                "/observations/0/parts/lines/lines/0/unitPrice | amount | \"Ann\" | a plain decimal",
                "/observations/0/parts/lines/lines/0/unitPrice | amount | 19.9 | string",
                "/observations/0/parts/existence | state | \"Ann\" | one of",
                "/observations/0/elements/refunds/9/lines/0 | quantity | \"-1\" | a plain decimal, not negative"
            })
    void a_wrong_value_is_named_by_its_path_and_never_repeated(String parent, String key, String value, String expected)
            throws Exception {
        ObjectNode document = document();
        ((ObjectNode) document.at(parent)).set(key, Json.MAPPER.readTree(value));

        MappingFailure failure = catchThrowableOfType(MappingFailure.class, () -> ObservationSchema.check(document));

        assertThat(failure.code()).isEqualTo("observation_invalid");
        assertThat(failure.path()).isEqualTo(parent + "/" + key);
        assertThat(failure.detail()).contains(expected).doesNotContain("Ann");
    }

    @Test
    void every_fault_is_listed() {
        ObjectNode document = document();
        ((ObjectNode) document.at("/observations/0/parts/header"))
                .put("currency", "???")
                .put("total", "1");
        ((ObjectNode) document.at("/observations/0/parts/lines/lines/1")).remove("quantity");

        MappingFailure failure = catchThrowableOfType(MappingFailure.class, () -> ObservationSchema.check(document));

        assertThat(failure.faults())
                .extracting(MappingFailure.Fault::path)
                .containsExactlyInAnyOrder(
                        "/observations/0/parts/header/currency",
                        "/observations/0/parts/header/total",
                        "/observations/0/parts/lines/lines/1/quantity");
    }

    @Test
    void two_lines_with_one_id_are_a_fault() {
        ObjectNode document = document();
        ((ObjectNode) document.at("/observations/0/parts/lines/lines/1")).put("id", "1");

        MappingFailure failure = catchThrowableOfType(MappingFailure.class, () -> ObservationSchema.check(document));

        assertThat(failure.path()).isEqualTo("/observations/0/parts/lines/lines/1/id");
    }

    private static ObjectNode document() {
        try {
            JsonNode document = Json.MAPPER.readTree(DOCUMENT);
            return (ObjectNode) document;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
