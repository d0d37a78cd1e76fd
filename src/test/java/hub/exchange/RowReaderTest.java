package hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of every format, good and bad, one in memory at a time. */
class RowReaderTest {

    private static final int LONGEST = 50_000;

    @Test
    void columns_with_dots_nest_and_empty_cells_are_absent() {
        assertThat(values(Format.CSV, "id;customer.name;customer.email\n1;\"Ada; \"\"B\"\"\";\n"))
                .containsExactly("{\"id\":\"1\",\"customer\":{\"name\":\"Ada; \\\"B\\\"\"}}");
    }

    @Test
    void the_delimiter_is_the_one_of_the_header() {
        assertThat(values(Format.CSV, "a,b\n1,2;3\n")).containsExactly("{\"a\":\"1\",\"b\":\"2;3\"}");
        assertThat(values(Format.CSV, "a\tb\n1\t2,3\n")).containsExactly("{\"a\":\"1\",\"b\":\"2,3\"}");
    }

    @Test
    void a_row_of_other_width_is_wrong_and_the_next_is_read() {
        List<Row> rows = rows(Format.CSV, "a,b\n1\n1,2,3\n\n4,5\n");

        assertThat(rows)
                .extracting(row -> row.fault() == null ? "ok" : row.fault().code())
                .containsExactly("columns_differ", "columns_differ", "ok");
        assertThat(rows).extracting(Row::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_line_that_is_no_json_hurts_no_other() {
        List<Row> rows = rows(Format.NDJSON, "{\"a\":1}\n\n{\"a\":\n[1]\n{\"a\":1e999999999}\n{\"a\":2}\n");

        assertThat(rows)
                .extracting(row -> row.fault() == null ? "ok" : row.fault().code())
                .containsExactly("ok", "json_invalid", "not_an_object", "json_invalid", "ok");
    }

    @Test
    void an_array_is_read_to_its_last_bracket() {
        assertThat(values(Format.JSON, " [ {\"a\":[1,2]} , {\"a\":19.90} ] "))
                .containsExactly("{\"a\":[1,2]}", "{\"a\":19.90}");
        assertThat(rows(Format.JSON, "[]")).isEmpty();
        assertThat(code(Format.JSON, "{\"a\":1}")).isEqualTo("json_invalid");
        assertThat(code(Format.JSON, "[{\"a\":1}")).isEqualTo("json_invalid");
        assertThat(code(Format.JSON, "[{\"a\":1}] x")).isEqualTo("json_invalid");
    }

    @Test
    void elements_are_fields_and_what_stands_twice_is_a_list() {
        assertThat(values(
                        Format.XML,
                        "<?xml version='1.0'?><!-- x --><r><row id='7'><a>1 &lt; 2</a><b><item>x</item></b><c>1</c><c>2</c></row>"
                                + "<row><field name='odd key'>v</field></row></r>"))
                .containsExactly(
                        "{\"id\":\"7\",\"a\":\"1 < 2\",\"b\":[\"x\"],\"c\":[\"1\",\"2\"]}", "{\"odd key\":\"v\"}");
    }

    @Test
    void xml_that_wants_more_than_itself_is_refused() {
        assertThat(code(Format.XML, "<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r><row><a>1</a></row></r>"))
                .isEqualTo("xml_dtd");
        assertThat(code(Format.XML, "<r><row><a>&secret;</a></row></r>")).isIn("xml_dtd", "xml_invalid");
        assertThat(code(Format.XML, "<r>" + "<x>".repeat(200) + "</x>".repeat(200) + "</r>"))
                .isEqualTo("xml_invalid");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_row_that_never_ends_ends_the_file_before_it_fills_the_memory(Format format) {
        String begin = switch (format) {
            case CSV -> "a,b\n1,\"";
            case JSON -> "[{\"a\":\"";
            case NDJSON -> "{\"a\":\"";
            case XML -> "<r><row><a>";
        };
        Endless endless = new Endless(begin);

        assertThatThrownBy(() -> RowReader.of(format, endless, LONGEST).forEachRemaining(row -> {}))
                .isInstanceOfSatisfying(
                        FileFailed.class, failed -> assertThat(failed.code()).isEqualTo("row_too_long"));
        assertThat(endless.given).isLessThan(LONGEST + 40_000);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void what_was_written_is_read_again(Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        var record = Json.MAPPER.createObjectNode().put("a", "x; \"y\",\n<z>&amp; \u00e9\ud83d\ude00");
        record.putObject("deep").put("b", "19.90");
        Records records = Records.of(format, "record", List.of("a", "deep.b"), out);
        records.write(record);
        records.write(record);
        records.end();

        List<Row> rows = rows(format, out.toString(StandardCharsets.UTF_8));

        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.value()).isEqualTo(record));
    }

    private static List<String> values(Format format, String text) {
        return rows(format, text).stream().map(row -> row.value().toString()).toList();
    }

    private static List<Row> rows(Format format, String text) {
        List<Row> rows = new ArrayList<>();
        RowReader.of(format, new StringReader(text), LONGEST).forEachRemaining(rows::add);
        return rows;
    }

    private static String code(Format format, String text) {
        try {
            rows(format, text);
            return "read";
        } catch (FileFailed failed) {
            return failed.code();
        }
    }

    /** A beginning, then the same letter for ever. */
    private static final class Endless extends Reader {

        private final String begin;
        private int given;

        private Endless(String begin) {
            this.begin = begin;
        }

        @Override
        public int read(char[] target, int from, int length) {
            for (int i = 0; i < length; i++, given++) {
                target[from + i] = given < begin.length() ? begin.charAt(given) : 'x';
            }
            return length;
        }

        @Override
        public void close() {}
    }
}
