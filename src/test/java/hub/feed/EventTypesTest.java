package hub.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.security.ApiScopes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    private static final Pattern NAMED = Pattern.compile("\"(crossdock\\.[a-z]+\\.[a-z_.]+)\"");

    @Test
    void every_type_that_the_code_names_has_a_schema_and_every_schema_is_told_of() throws IOException {
        assertThat(named()).isEqualTo(EventTypes.all().keySet());
    }

    @Test
    void every_type_says_what_it_means_and_who_may_hear_of_it() {
        for (EventTypes.EventType type : EventTypes.all().values()) {
            assertThat(ApiScopes.all()).as(type.name()).contains(type.scope());
            assertThat(type.schema().path("title").asText()).as(type.name()).isNotBlank();
            assertThat(type.schema().path("description").asText())
                    .as(type.name())
                    .isNotBlank();
            type.schema()
                    .path("required")
                    .forEach(
                            field -> assertThat(type.schema().path("properties").has(field.asText()))
                                    .as(type.name() + " " + field)
                                    .isTrue());
        }
    }

    @Test
    void the_published_document_refers_to_nothing_that_is_not_there() {
        JsonNode document = AsyncApi.document("crossdock.events");

        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.at("/channels/feed/address").asText()).isEqualTo("crossdock.events");
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        EventTypes.all()
                .keySet()
                .forEach(type -> assertThat(document.at("/components/schemas/" + type + "/properties/data/properties"))
                        .as(type)
                        .isNotEmpty());
    }

    private static Set<String> named() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                Matcher names = NAMED.matcher(Files.readString(file));
                while (names.find()) {
                    named.add(names.group(1));
                }
            }
        }
        return named;
    }
}
