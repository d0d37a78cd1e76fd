package hub.filetransfer;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The schedules' rows; credentials lie sealed. */
@Component
class ScheduleStore {

    private static final String SELECT = "select * from file_schedule ";
    private static final String INSERT = """
            insert into file_schedule (id, direction, name, place, credentials, task, cron, zone, active, next_at,
                created_at, created_by, changed_at, version)
            values (:id, :direction, :name, :place, :credentials, :task, :cron, :zone, :active, :next, :at, :by, :at, 1)""";
    private static final String CHANGE = """
            update file_schedule set name = :name, place = :place, credentials = :credentials, task = :task, cron = :cron,
                zone = :zone, active = :active, next_at = :next, changed_at = :at, version = version + 1
            where id = :id and version = :version""";
    /** Whoever moves the date has the turn; it ends by itself where its holder was killed. */
    private static final String CLAIM = """
            update file_schedule set next_at = :next, turn_until = :until
            where id = :id and active and next_at = :due and (turn_until is null or turn_until < :now)""";

    private static final String FINISHED = """
            update file_schedule set turn_until = null, last_at = :at, last_files = :files, last_code = :code,
                last_detail = :detail
            where id = :id""";

    private final JdbcClient jdbc;
    private final Sealer sealer;

    ScheduleStore(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    Optional<FileSchedule> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query((row, n) -> schedule(row))
                .optional();
    }

    List<FileSchedule> after(boolean imports, UUID id, int most) {
        return jdbc.sql(SELECT + "where direction = ? and id > ? order by id fetch first " + most + " rows only")
                .params(direction(imports), id)
                .query((row, n) -> schedule(row))
                .list();
    }

    List<FileSchedule> due(Instant now) {
        return jdbc.sql(SELECT + "where active and next_at <= ? and (turn_until is null or turn_until < ?)"
                        + " order by next_at fetch first 100 rows only")
                .params(column(now), column(now))
                .query((row, n) -> schedule(row))
                .list();
    }

    /** Whose last run did not come to its end. */
    List<FileSchedule> failing(int most) {
        return jdbc.sql(SELECT + "where active and last_code is not null order by id fetch first " + most
                        + " rows only")
                .query((row, n) -> schedule(row))
                .list();
    }

    /** What is opened only to sign in. */
    Optional<Credentials> credentials(UUID id) {
        return jdbc.sql("select credentials from file_schedule where id = ?")
                .param(id)
                .query((row, n) -> Optional.ofNullable(row.getBytes(1)))
                .optional()
                .flatMap(stored -> stored)
                .map(stored -> read(sealer.openSecret(stored), Credentials.class));
    }

    void add(FileSchedule one, Credentials credentials) {
        write(INSERT, one, credentials)
                .param("direction", direction(one.isImport()))
                .param("by", one.createdBy())
                .update();
    }

    /** @return false when somebody changed it meanwhile */
    boolean change(FileSchedule one, Credentials credentials) {
        return write(CHANGE, one, credentials).param("version", one.version()).update() == 1;
    }

    void delete(UUID id) {
        jdbc.sql("delete from file_schedule where id = ?").param(id).update();
        jdbc.sql("delete from file_seen where schedule_id = ?").param(id).update();
    }

    /** Due at once, whatever its calendar says. */
    void dueNow(UUID id, Instant now) {
        jdbc.sql("update file_schedule set next_at = ? where id = ?")
                .params(column(now), id)
                .update();
    }

    /** @return false when another instance has the turn */
    boolean claim(FileSchedule one, Instant next, Instant until, Instant now) {
        return jdbc.sql(CLAIM)
                        .param("id", one.id())
                        .param("due", column(one.nextAt()))
                        .param("next", column(next))
                        .param("until", column(until))
                        .param("now", column(now))
                        .update()
                == 1;
    }

    void finished(UUID id, FileSchedule.LastRun run) {
        jdbc.sql(FINISHED)
                .param("id", id)
                .param("at", column(run.at()))
                .param("files", run.files())
                .param("code", run.code())
                .param("detail", run.detail())
                .update();
    }

    private JdbcClient.StatementSpec write(String sql, FileSchedule one, Credentials credentials) {
        return jdbc.sql(sql)
                .param("id", one.id())
                .param("name", one.name())
                .param("place", json(one.place()))
                .param("credentials", credentials == null ? null : sealer.sealSecret(json(credentials)))
                .param("task", json(one.task()))
                .param("cron", one.cron())
                .param("zone", one.zone())
                .param("active", one.active())
                .param("next", column(one.nextAt()))
                .param("at", column(one.changedAt()));
    }

    private static FileSchedule schedule(ResultSet row) throws SQLException {
        Instant lastAt = instant(row, "last_at");
        return new FileSchedule(
                row.getObject("id", UUID.class),
                row.getString("name"),
                read(row.getString("place"), Place.class),
                read(row.getString("task"), Task.class),
                row.getString("cron"),
                row.getString("zone"),
                row.getBoolean("active"),
                instant(row, "next_at"),
                lastAt == null
                        ? null
                        : new FileSchedule.LastRun(
                                lastAt,
                                row.getInt("last_files"),
                                row.getString("last_code"),
                                row.getString("last_detail")),
                instant(row, "created_at"),
                row.getString("created_by"),
                instant(row, "changed_at"),
                row.getLong("version"));
    }

    private static String direction(boolean imports) {
        return imports ? "in" : "out";
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schedule's row holds what is no " + type.getSimpleName(), e);
        }
    }

    private static String json(Object value) {
        return Json.MAPPER.valueToTree(value).toString();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime column(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
