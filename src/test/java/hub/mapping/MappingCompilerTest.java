package hub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingCompilerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": } | 1 | Encountered",
                "moneyy(1, 2) | 1 | No such function: 'moneyy'",
                "money(1) | 1 | money",
                "$nobody | 1 | nobody",
                "{\"a\": # } | 1 | Lexical error",
                "import \"test/missing.jslt\" as m m:f() | 1 | import: test/missing.jslt (expected: a file"
            })
    void a_wrong_source_names_file_place_and_expectation(String source, int line, String expected) {
        MappingFileException wrong =
                catchThrowableOfType(MappingFileException.class, () -> Mappings.compile(source, Map.of()));

        assertThat(wrong.file()).isEqualTo("inline.jslt");
        assertThat(wrong.line()).isEqualTo(line);
        assertThat(wrong).hasMessageStartingWith("inline.jslt").hasMessageContaining(expected);
    }

    @Test
    void a_fault_in_an_imported_file_names_that_file() {
        MappingFileException wrong = catchThrowableOfType(
                MappingFileException.class,
                () -> Mappings.compile(
                        "import \"test/lib.jslt\" as lib\nlib:f()", Map.of("test/lib.jslt", "def f()\n  nothing(1)")));

        assertThat(wrong.file()).isEqualTo("test/lib.jslt");
        assertThat(wrong.line()).isEqualTo(2);
    }

    @Test
    void the_hash_covers_the_source_and_all_it_imports() {
        String source = "import \"test/lib.jslt\" as lib\nlib:f()";
        String one =
                Mappings.compile(source, Map.of("test/lib.jslt", "def f() 1")).hash();
        String same =
                Mappings.compile(source, Map.of("test/lib.jslt", "def f() 1")).hash();
        String other =
                Mappings.compile(source, Map.of("test/lib.jslt", "def f() 2")).hash();

        assertThat(one).hasSize(64).isEqualTo(same).isNotEqualTo(other);
    }

    @Test
    void a_file_of_functions_only_is_no_mapping() {
        assertThat(Mappings.compile("def f() 1", Map.of()).program()).isEmpty();
    }
}
