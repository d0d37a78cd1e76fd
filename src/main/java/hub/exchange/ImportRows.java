package hub.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.security.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of imports; what a file is called lies sealed. Writes belong to the caller's transaction. */
@Component
class ImportRows {

    private static final String INSERT = """
            insert into file_import (id, format, mapping, account, origin, file_name, state, code, detail, encoding, bytes, bytes_read, sha256,
              content_key, same_as, rows_read, rows_created, rows_changed, rows_same, rows_failed, created_at, created_by,
              finished_at, file_key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, cast(? as uuid), 0, 0, 0, 0, 0, ?, ?,
              cast(? as timestamp with time zone), ?)
            on conflict do nothing""";

    /** Whoever moves the position first has the chunk; a second worker finds it moved and undoes all it did. */
    private static final String ADVANCE = """
            update file_import set rows_read = rows_read + ?, rows_created = rows_created + ?,
              rows_changed = rows_changed + ?, rows_same = rows_same + ?, rows_failed = rows_failed + ?, bytes_read = ?
            where id = ? and rows_read = ? and state = 'running'""";

    private final JdbcTemplate jdbc;
    private final Sealer sealer;

    ImportRows(JdbcTemplate jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    /** @return false when an import holds this content already: nothing was written */
    boolean insert(FileImport one, String sha256, String contentKey) {
        return jdbc.update(
                        INSERT,
                        one.id(),
                        one.format().word(),
                        one.mapping(),
                        one.account(),
                        one.origin(),
                        one.name() == null ? null : sealer.sealSecret(one.name()),
                        one.state().word(),
                        one.code(),
                        one.detail(),
                        one.encoding(),
                        one.bytes(),
                        sha256,
                        contentKey,
                        one.sameAs(),
                        at(one.createdAt()),
                        one.createdBy(),
                        at(one.finishedAt()),
                        one.fileKey())
                > 0;
    }

    Optional<FileImport> find(UUID id) {
        return jdbc.query("select * from file_import where id = ?", (row, n) -> read(row), id).stream()
                .findFirst();
    }

    Optional<UUID> withContent(String contentKey) {
        return jdbc.queryForList("select id from file_import where content_key = ?", UUID.class, contentKey).stream()
                .findFirst();
    }

    /** Newest first, older than the given place. */
    List<FileImport> page(Instant before, UUID beforeId, int most) {
        return jdbc.query(
                "select * from file_import where (created_at, id) < (?, ?) order by created_at desc, id desc"
                        + " fetch first " + most + " rows only",
                (row, n) -> read(row),
                at(before),
                beforeId);
    }

    /** Oldest first. */
    List<FileImport> open() {
        return jdbc.query(
                "select * from file_import where state in ('waiting', 'running') order by created_at, id",
                (row, n) -> read(row));
    }

    void started(UUID id, Instant now) {
        jdbc.update(
                "update file_import set state = 'running', started_at = ? where id = ? and state = 'waiting'",
                at(now),
                id);
    }

    /** @return false when somebody else has worked on from there */
    boolean advance(UUID id, long position, Tally tally, long bytesRead) {
        return jdbc.update(
                        ADVANCE,
                        tally.rows(),
                        tally.created(),
                        tally.changed(),
                        tally.same(),
                        tally.failed(),
                        bytesRead,
                        id,
                        position)
                > 0;
    }

    /** What nothing was taken of may be brought in again. */
    void finished(UUID id, ImportState state, String code, String detail, JsonNode summary, Instant now) {
        jdbc.update(
                "update file_import set state = ?, code = ?, detail = ?, summary = ?, finished_at = ?,"
                        + " content_key = case when ? = 'failed' and rows_created + rows_changed + rows_same = 0"
                        + " then null else content_key end"
                        + " where id = ? and state = 'running'",
                state.word(),
                code,
                detail,
                summary.toString(),
                at(now),
                state.word(),
                id);
    }

    private FileImport read(ResultSet row) throws SQLException {
        byte[] name = row.getBytes("file_name");
        return new FileImport(
                row.getObject("id", UUID.class),
                Format.of(row.getString("format")).orElseThrow(),
                row.getString("mapping"),
                row.getString("account"),
                row.getString("origin"),
                name == null ? null : sealer.openSecret(name),
                ImportState.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
                row.getString("code"),
                row.getString("detail"),
                row.getString("encoding"),
                row.getLong("bytes"),
                row.getLong("bytes_read"),
                row.getObject("same_as", UUID.class),
                new Tally(
                        row.getLong("rows_created"),
                        row.getLong("rows_changed"),
                        row.getLong("rows_same"),
                        row.getLong("rows_failed")),
                json(row.getString("summary")),
                instant(row, "created_at"),
                row.getString("created_by"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getBytes("file_key"));
    }

    private static JsonNode json(String text) {
        try {
            return text == null ? null : Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored summary is always JSON", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
