package hub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.overlay.Overlay;
import hub.overlay.WrongFiles;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.TestAudit;
import hub.store.EnrichmentStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingLibraryTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    private static final MappingName ORDER = new MappingName("shopify", "order");
    private static final MappingName OWN = new MappingName("shopify", "own");

    @TempDir
    Path overlay;

    private DataSource source;
    private PublicationStore store;
    private AuditLog audit;

    @BeforeEach
    void freshDatabase() {
        source = EnrichmentStores.h2();
        store = MappingDatabase.on(source);
        audit = TestAudit.on(source);
    }

    @Test
    void the_built_in_mappings_are_recorded_at_the_first_start_and_not_again() {
        long first = library().inForce(ORDER).orElseThrow().publication();
        long again = library().inForce(ORDER).orElseThrow().publication();

        assertThat(again).isEqualTo(first);
        assertThat(store.list(ORDER, 10, Long.MAX_VALUE)).singleElement().satisfies(publication -> {
            assertThat(publication.origin()).isEqualTo("built-in");
            assertThat(publication.publishedAt()).isEqualTo(CLOCK.instant());
            assertThat(publication.active()).isTrue();
            assertThat(publication.source()).contains("common.jslt");
        });
    }

    @Test
    void a_file_of_functions_is_no_mapping_of_its_own() {
        assertThat(library().inForce(new MappingName("shopify", "common"))).isEmpty();
    }

    @Test
    void an_overlay_replaces_the_built_in_and_adds_new_ones() throws IOException {
        library();
        write("shopify/order.jslt", "\"overlay\"");
        write("shopify/own.jslt", "\"own\"");

        MappingLibrary library = library();

        assertThat(run(library, ORDER)).isEqualTo("overlay");
        assertThat(run(library, OWN)).isEqualTo("own");
        assertThat(store.list(ORDER, 10, Long.MAX_VALUE))
                .extracting(Publication::origin, Publication::active)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("overlay", true),
                        org.assertj.core.groups.Tuple.tuple("built-in", false));
    }

    @Test
    void a_change_in_an_imported_file_is_a_new_publication_on_reload() throws IOException {
        write("shopify/lib.jslt", "def it() \"one\"");
        write("shopify/own.jslt", "import \"shopify/lib.jslt\" as lib\nlib:it()");
        MappingLibrary library = library();
        long before = library.inForce(OWN).orElseThrow().publication();

        write("shopify/lib.jslt", "def it() \"two\"");
        library.reload();

        assertThat(run(library, OWN)).isEqualTo("two");
        assertThat(library.inForce(OWN).orElseThrow().publication()).isGreaterThan(before);
    }

    @Test
    void a_wrong_overlay_file_stops_the_start_with_its_place() throws IOException {
        write("shopify/own.jslt", "{\n  \"a\": }");
        write("shopify/more.jslt", "nothing(1)");

        assertThatThrownBy(this::library)
                .isInstanceOf(WrongFiles.class)
                .hasMessageContaining(overlay.resolve("mappings/shopify/own.jslt") + ":2:")
                .hasMessageContaining("Was expecting")
                .hasMessageContaining("more.jslt:1:1: No such function: 'nothing'");
    }

    @Test
    void a_wrong_file_on_reload_leaves_in_force_what_ran() throws IOException {
        write("shopify/own.jslt", "\"good\"");
        MappingLibrary library = library();

        write("shopify/own.jslt", "{");

        assertThatThrownBy(library::reload).isInstanceOf(WrongFiles.class);
        assertThat(run(library, OWN)).isEqualTo("good");
    }

    @Test
    void an_overlay_file_with_a_wrong_name_stops_the_start() throws IOException {
        write("shopify/deeper/own.jslt", "1");

        assertThatThrownBy(this::library)
                .isInstanceOf(WrongFiles.class)
                .hasMessageContaining("expected: <platform>/<name>.jslt");
    }

    @Test
    void what_was_published_goes_before_the_files_also_after_a_restart() throws IOException {
        write("shopify/own.jslt", "\"file\"");
        MappingLibrary library = library();
        long number = publish(library, "\"published\"");

        assertThat(run(library, OWN)).isEqualTo("published");
        assertThat(library.inForce(OWN).orElseThrow().publication()).isEqualTo(number);
        assertThat(run(library(), OWN)).isEqualTo("published");
    }

    @Test
    void another_replica_takes_over_what_was_published() throws IOException {
        write("shopify/own.jslt", "\"file\"");
        MappingLibrary here = library();
        MappingLibrary there = library();

        publish(here, "\"published\"");
        there.refresh();

        assertThat(run(there, OWN)).isEqualTo("published");
        assertThat(there.inForce(OWN).orElseThrow().publication())
                .isEqualTo(here.inForce(OWN).orElseThrow().publication());
    }

    @Test
    void a_published_mapping_keeps_the_modules_it_was_published_with() throws IOException {
        write("shopify/lib.jslt", "def it() \"one\"");
        write("shopify/own.jslt", "\"file\"");
        MappingLibrary library = library();
        publish(library, "import \"shopify/lib.jslt\" as lib\nlib:it()");

        write("shopify/lib.jslt", "def it() \"two\"");

        assertThat(run(library(), OWN)).isEqualTo("one");
    }

    @Test
    void a_publication_that_no_longer_compiles_never_stops_the_start_and_the_file_runs() throws IOException {
        write("shopify/own.jslt", "\"file\"");
        long file = library().inForce(OWN).orElseThrow().publication();
        Compiled broken = new Compiled(OWN, "gone-function(.)", java.util.Map.of(), java.util.Optional.empty());
        store.publish(broken, new PublicationStore.Entry("console", CLOCK.instant(), "ann", "from a newer release"));

        MappingLibrary library = library();

        assertThat(run(library, OWN)).isEqualTo("file");
        assertThat(library.inForce(OWN).orElseThrow().publication()).isEqualTo(file);
        assertThat(library.troubles()).containsKey(OWN);
        assertThat(new MappingsHealth(library).health().getDetails().get("shopify/own"))
                .asString()
                .contains("gone-function");
    }

    @Test
    void publishing_refuses_what_does_not_compile_or_breaks_a_sample() {
        MappingLibrary library = library();
        Publications publications = publications(library);
        String source = store.list(ORDER, 1, Long.MAX_VALUE).get(0).source();

        assertThatThrownBy(() -> publications.publish(ORDER, "{", "ann", "typo"))
                .isInstanceOf(PublicationRefused.class)
                .hasMessageContaining("shopify/order.jslt:1:");
        assertThatThrownBy(() -> publications.publish(ORDER, "def f() 1", "ann", "no body"))
                .isInstanceOf(PublicationRefused.class)
                .hasMessageContaining("only functions");
        assertThatThrownBy(() -> publications.publish(
                        ORDER, source.replace("\"ordered\": quantity", "\"orderd\": quantity"), "ann", "typo"))
                .isInstanceOfSatisfying(
                        PublicationRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(MappingFailure.Fault::path)
                                .contains("order.edited-after-purchase"));
        assertThat(store.list(ORDER, 10, Long.MAX_VALUE)).hasSize(1);
    }

    @Test
    void an_old_source_published_anew_is_a_roll_back_under_a_new_number() {
        MappingLibrary library = library();
        Publications publications = publications(library);
        Publication first = store.list(ORDER, 1, Long.MAX_VALUE).get(0);

        Publication second = publications.publish(ORDER, first.source() + "\n// same, but said", "ann", "comment");
        Publication third = publications.publish(ORDER, first.source(), "ann", "back");

        assertThat(List.of(first.number(), second.number(), third.number()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(third.hash()).isEqualTo(first.hash());
        assertThat(third.publishedBy()).isEqualTo("ann");
        assertThat(publications.list(ORDER, 2, Long.MAX_VALUE))
                .extracting(Publication::number)
                .containsExactly(third.number(), second.number());
        assertThat(publications.list(ORDER, 2, second.number()))
                .extracting(Publication::number)
                .containsExactly(first.number());
        assertThat(library.inForce(ORDER).orElseThrow().publication()).isEqualTo(third.number());
        AuditEntry deed = TestAudit.deeds(audit).get(1);
        assertThat(deed.action()).isEqualTo("mapping.publish");
        assertThat(deed.object()).isEqualTo("mapping:shopify/order");
        assertThat(deed.before()).contains(second.hash());
        assertThat(deed.after()).contains(third.hash()).doesNotContain("back");
    }

    private static long publish(MappingLibrary library, String source) {
        long number = library.record(library.compile(OWN, source), "ann", "hotfix");
        library.refresh();
        return number;
    }

    private Publications publications(MappingLibrary library) {
        return new Publications(library, new Samples(new Overlay("")), EnrichmentStores.transactions(source), audit);
    }

    private MappingLibrary library() {
        return new MappingLibrary(new Overlay(overlay.toString()), store, CLOCK);
    }

    private void write(String path, String source) throws IOException {
        Path file = overlay.resolve("mappings").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }

    private static String run(MappingLibrary library, MappingName name) {
        JsonNode payload = Json.MAPPER.createObjectNode();
        return library.inForce(name).orElseThrow().program().run(payload).textValue();
    }
}
