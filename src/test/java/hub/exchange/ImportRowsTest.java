package hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import hub.json.Json;
import hub.security.TestSealer;
import hub.stock.TestStore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of imports on both databases. */
class ImportRowsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private TestStore store;
    private ImportRows rows;
    private ImportErrors errors;

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_content_stands_once_until_it_failed_with_nothing_taken(TestStore store) {
        open(store);
        FileImport first = file(1, NOON);
        assertThat(rows.insert(first, "sha", "key")).isTrue();
        assertThat(rows.insert(file(2, NOON), "sha", "key")).isFalse();
        assertThat(rows.withContent("key")).contains(first.id());

        rows.started(first.id(), NOON);
        rows.finished(first.id(), ImportState.FAILED, "quote_open", "…", Json.MAPPER.createObjectNode(), NOON);

        assertThat(rows.insert(file(2, NOON), "sha", "key")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_content_of_which_rows_were_taken_stays_known(TestStore store) {
        open(store);
        FileImport first = file(1, NOON);
        rows.insert(first, "sha", "key");
        rows.started(first.id(), NOON);
        rows.advance(first.id(), 0, new Tally(1, 0, 0, 0), 10);
        rows.finished(first.id(), ImportState.FAILED, "quote_open", "…", Json.MAPPER.createObjectNode(), NOON);

        assertThat(rows.insert(file(2, NOON), "sha", "key")).isFalse();
        assertThat(rows.find(first.id()).orElseThrow().code()).isEqualTo("quote_open");
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void only_who_stands_where_the_table_stands_moves_on(TestStore store) {
        open(store);
        FileImport one = file(1, NOON);
        rows.insert(one, "sha", "key");
        assertThat(rows.advance(one.id(), 0, new Tally(1, 0, 0, 0), 10))
                .as("not running")
                .isFalse();
        rows.started(one.id(), NOON);

        assertThat(rows.advance(one.id(), 0, new Tally(3, 1, 2, 4), 40)).isTrue();
        assertThat(rows.advance(one.id(), 0, new Tally(3, 1, 2, 4), 40))
                .as("overtaken")
                .isFalse();
        assertThat(rows.advance(one.id(), 10, new Tally(1, 0, 0, 0), 50)).isTrue();

        FileImport held = rows.find(one.id()).orElseThrow();
        assertThat(held.tally()).isEqualTo(new Tally(4, 1, 2, 4));
        assertThat(held.progress()).isEqualTo(50);
        assertThat(held.startedAt()).isEqualTo(NOON);
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void open_ones_are_worked_oldest_first_and_shown_newest_first(TestStore store) {
        open(store);
        FileImport first = file(1, NOON);
        FileImport second = file(2, NOON.plusSeconds(1));
        rows.insert(second, "sha", "two");
        rows.insert(first, "sha", "one");

        assertThat(rows.open()).extracting(FileImport::id).containsExactly(first.id(), second.id());
        List<FileImport> page = rows.page(Instant.parse("9999-12-31T00:00:00Z"), LAST, 1);
        assertThat(page).extracting(FileImport::id).containsExactly(second.id());
        assertThat(rows.page(page.get(0).createdAt(), page.get(0).id(), 5))
                .extracting(FileImport::id)
                .containsExactly(first.id());
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void faults_are_paged_in_the_order_of_the_file(TestStore store) {
        open(store);
        UUID id = UUID.randomUUID();
        RowFault fault = new RowFault("/a\0", "missing", "missing (expected: a value)");
        errors.add(
                id,
                List.of(
                        new ImportErrors.OfRow(2, 1, List.of(fault, fault)),
                        new ImportErrors.OfRow(10, 1, List.of(fault))));

        List<ImportErrors.Line> page = errors.page(id, 0, -1, 2);

        assertThat(page).extracting(ImportErrors.Line::row).containsExactly(2L, 2L);
        assertThat(errors.page(id, 2, 1, 2)).extracting(ImportErrors.Line::row).containsExactly(10L);
        assertThat(errors.byCode(id)).containsEntry("missing", 3L);
    }

    private void open(TestStore opened) {
        store = opened;
        rows = new ImportRows(store.jdbc, TestSealer.ofSecrets());
        errors = new ImportErrors(store.jdbc);
    }

    private static FileImport file(long id, Instant at) {
        return new FileImport(
                new UUID(0, id),
                Format.CSV,
                "stock-count",
                null,
                IncomingFile.FOLDER,
                "counts.csv",
                ImportState.WAITING,
                null,
                null,
                "UTF-8",
                100,
                0,
                null,
                Tally.NOTHING,
                null,
                at,
                "admin",
                null,
                null,
                new byte[] {1});
    }
}
