package hub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubFunctionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "money(.a, \"EUR\") | {\"a\":19.90} | {\"amount\":\"19.90\",\"currency\":\"EUR\"}",
                "money(.a, \"EUR\") | {\"a\":\"-0.10\"} | {\"amount\":\"-0.10\",\"currency\":\"EUR\"}",
                "money(.a, \"EUR\") | {\"a\":1E+2} | {\"amount\":\"100\",\"currency\":\"EUR\"}",
                "money(.a, \"EUR\") | {\"a\":\" \"} | null",
                "money(.a, \"EUR\") | {} | null",
                "money-add(money(.a, \"EUR\"), money(.b, \"EUR\")) | {\"a\":0.1,\"b\":\"0.2\"} | {\"amount\":\"0.3\",\"currency\":\"EUR\"}",
                "money-add(null, money(.b, \"EUR\")) | {\"b\":\"0.2\"} | {\"amount\":\"0.2\",\"currency\":\"EUR\"}",
                "money-sub(money(.a, \"EUR\"), money(.b, \"EUR\")) | {\"a\":1,\"b\":1.00} | {\"amount\":\"0.00\",\"currency\":\"EUR\"}",
                "money-sub(null, money(.b, \"EUR\")) | {\"b\":\"5\"} | {\"amount\":\"-5\",\"currency\":\"EUR\"}",
                "money-sum([for (.all) money(., \"EUR\")]) | {\"all\":[0.1,\"0.2\",null,0.70]} | {\"amount\":\"1.00\",\"currency\":\"EUR\"}",
                "money-sum([]) | {} | null",
                "money-times(money(.a, \"EUR\"), .q) | {\"a\":\"19.99\",\"q\":3} | {\"amount\":\"59.97\",\"currency\":\"EUR\"}",
                "money-times(money(.a, \"EUR\"), .q) | {\"a\":\"0.01\",\"q\":\"1.5\"} | {\"amount\":\"0.015\",\"currency\":\"EUR\"}",
                "money-per(money(.a, \"EUR\"), .q) | {\"a\":\"50.00\",\"q\":2} | {\"amount\":\"25.00\",\"currency\":\"EUR\"}",
                "money-per(money(.a, \"EUR\"), .q) | {\"a\":\"10.00\",\"q\":3} | {\"amount\":\"3.333333\",\"currency\":\"EUR\"}",
                "money-per(money(.a, \"EUR\"), .q) | {\"a\":\"10.00\",\"q\":0} | null",
                "money-equal(money(.a, \"EUR\"), money(.b, \"EUR\")) | {\"a\":\"1.0\",\"b\":1} | true",
                "money-equal(money(.a, \"EUR\"), money(.b, \"USD\")) | {\"a\":\"1\",\"b\":1} | false",
                "quantity(.q) | {\"q\":1.50} | \"1.50\"",
                "quantity(.q) | {\"q\":\"-2\"} | \"-2\"",
                "quantity-neg(.q) | {\"q\":\"-2\"} | \"2\"",
                "quantity-sub(.a, .b) | {\"a\":3,\"b\":\"0.5\"} | \"2.5\"",
                "percent(.r) | {\"r\":4.5} | \"0.045\"",
                "decimal(.r) | {\"r\":0.06} | \"0.06\"",
                "decimal(.r) | {\"r\":\"n/a\"} | \"n/a\"",
                "instant(.t) | {\"t\":\"2008-01-10T11:00:00-05:00\"} | \"2008-01-10T16:00:00Z\"",
                "instant(.t) | {\"t\":\"2008-01-10T11:00:00\"} | \"2008-01-10T11:00:00\"",
                "utc(.t) | {\"t\":\"2023-03-29T03:23:02\"} | \"2023-03-29T03:23:02Z\"",
                "utc(.t) | {\"t\":\"\"} | null",
                "id(.i) | {\"i\":820982911946154508} | \"820982911946154508\"",
                "id(.i) | {\"i\":0} | null",
                "text(.t) | {\"t\":\"  \"} | null",
                "words([.a, .b]) | {\"a\":\"Ann \",\"b\":\"\"} | \"Ann\"",
                "distinct(.l) | {\"l\":[{\"id\":7},{\"id\":7},{\"id\":8}]} | [{\"id\":7},{\"id\":8}]",
                "replace(.t, \"[0-9]+\", \"$1\") | {\"t\":\"a12b\"} | \"a$1b\"",
                "capture(.t, \"/orders/(?<id>[0-9]+)\").id | {\"t\":\"https://x/orders/560/refunds\"} | \"560\"",
                "split(.t, \", *\") | {\"t\":\"a, b,c\"} | [\"a\",\"b\",\"c\"]",
                "test(.t, \"^[A-Z]+$\") | {\"t\":\"CA\"} | true"
            })
    void a_function_is_exact(String expression, String payload, String expected) {
        assertThat(Mappings.run(expression, payload).toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "money(.a + 0.1, \"EUR\")",
                "money(number(\"19.90\"), \"EUR\")",
                "money(19.90, \"EUR\")",
                "money-times(money(\"1\", \"EUR\"), 1.5)",
                "quantity(.a * 1.0)"
            })
    void the_result_of_floating_point_arithmetic_is_refused(String expression) {
        assertThatThrownBy(() -> Mappings.run(expression, "{\"a\":19.90}"))
                .isInstanceOf(MappingFailure.class)
                .hasMessageContaining("floating point (expected: text or a number of the payload")
                .hasMessageContaining("inline.jslt");
    }

    @Test
    void money_of_two_currencies_never_adds() {
        assertThatThrownBy(() -> Mappings.run("money-add(money(\"1\", \"EUR\"), money(\"1\", \"USD\"))", "{}"))
                .isInstanceOf(MappingFailure.class)
                .hasMessageContaining("money of two currencies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"now()", "random()", "uuid()"})
    void what_differs_from_run_to_run_is_refused(String expression) {
        assertThatThrownBy(() -> Mappings.run(expression, "{}"))
                .isInstanceOf(MappingFailure.class)
                .hasMessageContaining("the same bytes, the same document");
    }

    @Test
    void null_is_dropped_from_objects_but_what_is_empty_stays() {
        assertThat(Mappings.run("{\"a\": .x, \"b\": [], \"c\": {}, \"d\": \"\"}", "{\"x\":null}")
                        .toString())
                .isEqualTo("{\"b\":[],\"c\":{},\"d\":\"\"}");
    }

    @Test
    void messages_never_repeat_a_value_of_the_payload() {
        assertThatThrownBy(() -> Mappings.run("number(.name)", "{\"name\":\"Ann Smith\"}"))
                .isInstanceOf(MappingFailure.class)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("Ann", "Smith"));
        assertThatThrownBy(() ->
                        Mappings.run("money-add(money(.name, \"EUR\"), money(\"1\", \"EUR\"))", "{\"name\":\"Ann\"}"))
                .isInstanceOf(MappingFailure.class)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("Ann"));
    }
}
