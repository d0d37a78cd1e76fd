package hub.hospital;

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

/** Jobs and what is left of them. Writes belong to the caller's transaction. */
@Component
class JobRows {

    private static final String ITEMS = """
            insert into message_job_item (job_id, message_id)
            select cast(? as uuid), id from message where fingerprint = ? and state = 'parked'""";

    private static final String INSERT = """
            insert into message_job (id, fingerprint, kind, total, done, failed, created_at, created_by, finished_at)
            values (?, ?, 'retry', ?, 0, 0, ?, ?, cast(? as timestamp with time zone))""";

    private static final String LEFT = """
            select i.message_id from message_job_item i join message m on m.id = i.message_id
            where i.job_id = ? order by m.received_at, m.id fetch first ? rows only""";

    private final JdbcTemplate jdbc;

    JobRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A job without messages is finished at once. */
    MessageJob insert(UUID id, String fingerprint, String caller, Instant now) {
        int total = jdbc.update(ITEMS, id, fingerprint);
        Instant finished = total == 0 ? now : null;
        jdbc.update(INSERT, id, fingerprint, total, at(now), caller, at(finished));
        return new MessageJob(id, fingerprint, total, 0, 0, now, finished);
    }

    Optional<MessageJob> find(UUID id) {
        return jdbc
                .query(
                        "select id, fingerprint, total, done, failed, created_at, finished_at from message_job where id = ?",
                        (row, n) -> job(row),
                        id)
                .stream()
                .findFirst();
    }

    List<UUID> open() {
        return jdbc.queryForList(
                "select id from message_job where finished_at is null order by created_at, id", UUID.class);
    }

    List<UUID> left(UUID job, int most) {
        return jdbc.queryForList(LEFT, UUID.class, job, most);
    }

    /** Counts a message once, whoever tries it. */
    void done(UUID job, UUID message, boolean failed) {
        if (jdbc.update("delete from message_job_item where job_id = ? and message_id = ?", job, message) == 1) {
            jdbc.update(
                    "update message_job set done = done + 1, failed = failed + ? where id = ?", failed ? 1 : 0, job);
        }
    }

    void finish(UUID job, Instant now) {
        jdbc.update("update message_job set finished_at = ? where id = ? and finished_at is null", at(now), job);
    }

    private static MessageJob job(ResultSet row) throws SQLException {
        return new MessageJob(
                row.getObject("id", UUID.class),
                row.getString("fingerprint"),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("failed"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
