package hub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class MappingLimitsTest {

    static Stream<Arguments> runaways() {
        String doubling = IntStream.range(0, 60)
                .mapToObj(i -> "let v" + (i + 1) + " = $v" + i + " + $v" + i)
                .collect(Collectors.joining("\n"));
        String nesting = IntStream.range(0, 40)
                .mapToObj(i -> "let v" + (i + 1) + " = {\"a\": $v" + i + ", \"b\": $v" + i + "}")
                .collect(Collectors.joining("\n"));
        return Stream.of(
                Arguments.of("endless recursion", "def f(n) f($n)\nf(1)", "calls itself too deeply"),
                Arguments.of(
                        "exponential recursion", "def f(n) if ($n > 0) f($n - 1) + f($n - 1) else 1\nf(60)", "steps"),
                Arguments.of("text that doubles", "let v0 = .t\n" + doubling + "\nsize($v60)", "steps"),
                Arguments.of("a list that doubles", "let v0 = .l\n" + doubling + "\nsize($v60)", "steps"),
                Arguments.of(
                        "loops in loops",
                        "let l = .l\nlet all = [for ($l) [for ($l) [for ($l) [for ($l) 1]]]]\n$all",
                        "steps"),
                Arguments.of(
                        "an object of loops",
                        "let l = .l {for (.l) to-json(.) : [for ($l) [for ($l) [for ($l) 1]]]}",
                        "steps"),
                Arguments.of("a backtracking expression", "test(.t, \"(a+)+$\")", "steps"),
                Arguments.of("a replacement that grows", "replace(replace(.t, \"a\", .t), \"a\", .long)", "steps"),
                Arguments.of("shared nodes", "let v0 = \"x\"\n" + nesting + "\n$v40", "output too large"),
                Arguments.of(
                        "a deep output",
                        "def f(n) if ($n > 0) {\"a\": f($n - 1)} else \"x\"\nf(200)",
                        "output nested too deeply"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runaways")
    void a_mapping_that_runs_away_is_stopped_and_named(String what, String source, String limit) {
        String list = IntStream.range(0, 300).mapToObj(Integer::toString).collect(Collectors.joining(","));
        String payload =
                "{\"t\":\"" + "a".repeat(5000) + "!\",\"long\":\"" + "b".repeat(10_000) + "\",\"l\":[" + list + "]}";

        assertThatThrownBy(() -> Mappings.run(source, payload))
                .isInstanceOfSatisfying(MappingFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("mapping_limit");
                    assertThat(failure.detail()).startsWith("inline.jslt: ").contains(limit);
                });
    }

    @Test
    void a_stopped_mapping_leaves_nothing_behind_for_the_next_one_on_its_thread() {
        assertThatThrownBy(() -> Mappings.run("def f(n) f($n)\nf(1)", "{}")).isInstanceOf(MappingFailure.class);

        assertThat(Mappings.run("words([\"a\", \"b\"])", "{}").textValue()).isEqualTo("a b");
    }

    @Test
    void an_order_of_ten_thousand_lines_is_no_runaway() {
        String line = "{\"id\":%d,\"quantity\":1,\"price\":\"1.00\",\"sku\":\"A\"}";
        String lines = IntStream.range(1, 10_001).mapToObj(line::formatted).collect(Collectors.joining(","));
        String order = "{\"id\":1,\"updated_at\":\"2026-11-23T10:00:00Z\",\"currency\":\"EUR\",\"taxes_included\":true,"
                + "\"name\":\"#1\",\"created_at\":\"2026-11-23T10:00:00Z\",\"total_price\":\"10000.00\",\"line_items\":["
                + lines + "]}";
        Program program = Mappings.program("shopify/order.jslt");

        var document = program.run(Payload.read(order.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(document.at("/observations/0/parts/lines/lines")).hasSize(10_000);
    }
}
