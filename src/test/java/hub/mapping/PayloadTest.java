package hub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadTest {

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("nested too deeply", "[".repeat(5000) + "]".repeat(5000), ""),
                Arguments.of("a million digits", "{\"total\":" + "9".repeat(1_000_000) + "}", "/total"),
                Arguments.of("an exponent bomb", "{\"lines\":[{\"price\":1e999999999}]}", "/lines/0/price"),
                Arguments.of("a negative exponent bomb", "{\"price\":1e-999999999}", "/price"),
                Arguments.of("a key twice", "{\"customer\":{\"id\":1,\"id\":2}}", "/customer/id"),
                Arguments.of("a raw NUL", "{\"name\":\"Ann\0Smith\"}", "/name"),
                Arguments.of("an escaped NUL", "{\"name\":\"Ann\\u0000Smith\"}", "/name"),
                Arguments.of("half a character", "{\"name\":\"Ann \\ud83d\"}", "/name"),
                Arguments.of("more after the end", "{\"id\":1} Smith", ""),
                Arguments.of("two values", "{\"id\":1}{\"id\":2}", ""),
                Arguments.of("the middle", "{\"name\":\"Smith\",", ""),
                Arguments.of("no JSON", "Warning: Smith in /var/www/wp.php\n{\"id\":1}", ""),
                Arguments.of("nothing", "", ""),
                Arguments.of("only space", "  \n", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void a_body_that_is_not_exact_bounded_json_is_one_clear_failure(String what, String body, String path) {
        MappingFailure failure =
                catchThrowableOfType(MappingFailure.class, () -> Payload.read(body.getBytes(StandardCharsets.UTF_8)));

        assertThat(failure.stage()).isEqualTo(MappingFailure.Stage.READ);
        assertThat(failure.code()).isEqualTo("body_unreadable");
        assertThat(failure.detail()).isNotBlank().doesNotContain("Smith", "Ann", "999999");
        if (!path.isEmpty()) {
            assertThat(failure.path()).isEqualTo(path);
        }
    }

    @Test
    void bytes_that_are_not_utf8_are_unreadable() {
        byte[] latin1 = "{\"name\":\"Müller\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] overlong = {'"', (byte) 0xC0, (byte) 0x80, '"'};
        byte[] utf16 = "{\"id\":1}".getBytes(StandardCharsets.UTF_16LE);

        for (byte[] body : new byte[][] {latin1, overlong, utf16}) {
            assertThat(catchThrowableOfType(MappingFailure.class, () -> Payload.read(body))
                            .code())
                    .isEqualTo("body_unreadable");
        }
    }

    @Test
    void numbers_keep_every_digit_and_their_scale() {
        var body =
                Payload.read("\uFEFF{\"price\":19.90,\"id\":82098291194615450812345}".getBytes(StandardCharsets.UTF_8));

        assertThat(body.get("price").decimalValue().toPlainString()).isEqualTo("19.90");
        assertThat(body.get("id").asText()).isEqualTo("82098291194615450812345");
    }
}
