package hub.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an app is told of a wrong order: each fault once, at its field, with what was expected. */
class AppOrderSchemaTest {

    private static final Schema SCHEMA = Schema.load("app-order.schema.json");
    private static final String ORDER = """
            {"externalId":"A-1","app":"shopping","placedAt":"2026-11-23T10:00:00Z","currency":"EUR",
             "lines":[{"sku":"TEE","quantity":%s,"unitPrice":%s}]}""";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            value = {"1", "0.5", "1000000000", "\"2\"", "\"0.250\"", "\"999999999.999999\""})
    void a_quantity_is_a_number_or_a_decimal_text(String quantity) throws IOException {
        assertThat(faults(ORDER.formatted(quantity, "\"9.90\""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            delimiter = '|',
            value = {
                "-3 | too small (expected: more than 0)",
                "0 | too small (expected: more than 0)",
                "1000000001 | too great (expected: at most 1000000000)",
                "\"two\" | unusable (expected: a plain decimal greater than 0, at most 9 digits before the point)",
                "\"0.0\" | unusable (expected: a plain decimal greater than 0, at most 9 digits before the point)",
                "true | boolean (expected: [number, string])",
                "null | null (expected: [number, string])"
            })
    void a_wrong_quantity_is_one_fault(String quantity, String message) throws IOException {
        assertThat(faults(ORDER.formatted(quantity, "\"9.90\"")))
                .containsExactly(new Schema.Fault("/lines/0/quantity", message));
    }

    @Test
    void every_fault_is_told_once_at_its_field() throws IOException {
        List<Schema.Fault> faults = faults("""
                {"externalId":"","app":"","placedAt":"0000-11-23T10:00:00Z","currency":"ZZZ","customer":7,
                 "lines":[{"quantity":"two","unitPrice":"1e3"},{"sku":"","quantity":-1,"unitPrice":10},7],
                 "payments":[{"method":"","status":"x","amount":"-1"}]}""");

        assertThat(faults)
                .extracting(Schema.Fault::path)
                .containsExactlyInAnyOrder(
                        "/externalId",
                        "/app",
                        "/placedAt",
                        "/currency",
                        "/customer",
                        "/lines/0/sku",
                        "/lines/0/quantity",
                        "/lines/0/unitPrice",
                        "/lines/1/sku",
                        "/lines/1/quantity",
                        "/lines/1/unitPrice",
                        "/lines/2",
                        "/payments/0/method",
                        "/payments/0/status",
                        "/payments/0/amount");
        assertThat(faults).extracting(Schema.Fault::message).allMatch(message -> message.contains("(expected: "));
    }

    @Test
    void what_is_missing_is_named_itself() throws IOException {
        assertThat(faults("{}"))
                .extracting(Schema.Fault::path)
                .containsExactlyInAnyOrder("/externalId", "/app", "/placedAt", "/currency", "/lines");
    }

    private static List<Schema.Fault> faults(String order) throws IOException {
        return SCHEMA.faults(Json.MAPPER.readTree(order));
    }
}
