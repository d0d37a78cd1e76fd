package hub.till;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The terminals in the database. */
@Component
class TerminalStore {

    private static final String INSERT = """
            insert into terminal (id, name, location, hardware, software, software_version, os, network, offline_buffering,
              sync_frequency, status, registration, registered_at, first_sequence, last_sync, created_at, changed_at, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private static final String UPDATE = """
            update terminal set name = ?, location = ?, hardware = ?, software = ?, software_version = ?, os = ?, network = ?,
              offline_buffering = ?, sync_frequency = ?, status = ?, registration = ?, registered_at = ?,
              first_sequence = ?, changed_at = ?, version = ? where id = ?""";

    private final JdbcClient jdbc;

    TerminalStore(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    List<Terminal> all() {
        return jdbc.sql("select * from terminal order by id")
                .query((row, n) -> terminal(row))
                .list();
    }

    /** Whoever changes a terminal, or writes what it sold, holds its row; always after the rows of orders and stock. */
    Optional<Terminal> lock(String id) {
        return jdbc.sql("select * from terminal where id = ? for update")
                .param(id)
                .query((row, n) -> terminal(row))
                .optional();
    }

    /** @return false when the id is taken */
    boolean insert(Terminal terminal) {
        return jdbc.sql(INSERT)
                        .params(
                                terminal.id(),
                                terminal.name(),
                                terminal.location(),
                                word(terminal.hardware()),
                                terminal.software(),
                                terminal.softwareVersion(),
                                terminal.os(),
                                word(terminal.network()),
                                terminal.offlineBuffering(),
                                terminal.syncFrequency().word(),
                                terminal.status().word(),
                                terminal.registration(),
                                Timestamp.from(terminal.registeredAt()),
                                terminal.firstSequence(),
                                null,
                                Timestamp.from(terminal.createdAt()),
                                Timestamp.from(terminal.changedAt()),
                                terminal.version())
                        .update()
                == 1;
    }

    void update(Terminal terminal) {
        jdbc.sql(UPDATE)
                .params(
                        terminal.name(),
                        terminal.location(),
                        word(terminal.hardware()),
                        terminal.software(),
                        terminal.softwareVersion(),
                        terminal.os(),
                        word(terminal.network()),
                        terminal.offlineBuffering(),
                        terminal.syncFrequency().word(),
                        terminal.status().word(),
                        terminal.registration(),
                        Timestamp.from(terminal.registeredAt()),
                        terminal.firstSequence(),
                        Timestamp.from(terminal.changedAt()),
                        terminal.version(),
                        terminal.id())
                .update();
    }

    /** A good transaction: the sign of life, and the end of an error. */
    void heard(String id, Instant at) {
        jdbc.sql("update terminal set last_sync = ?, status = case when status = 'error' then 'active' else status end"
                        + " where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    boolean sold(String id) {
        return jdbc.sql("select count(*) from till_transaction where terminal = ?")
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void delete(String id) {
        jdbc.sql("delete from till_case where terminal = ?").param(id).update();
        jdbc.sql("delete from oauth_client where terminal = ?").param(id).update();
        jdbc.sql("delete from terminal where id = ?").param(id).update();
    }

    private static String word(Words word) {
        return word == null ? null : word.word();
    }

    private static Terminal terminal(ResultSet row) throws SQLException {
        Timestamp lastSync = row.getTimestamp("last_sync");
        return new Terminal(
                row.getString("id"),
                row.getString("name"),
                row.getString("location"),
                word(Words.Hardware.class, row.getString("hardware")),
                row.getString("software"),
                row.getString("software_version"),
                row.getString("os"),
                word(Words.Network.class, row.getString("network")),
                row.getBoolean("offline_buffering"),
                word(Words.SyncFrequency.class, row.getString("sync_frequency")),
                word(Words.Status.class, row.getString("status")),
                row.getInt("registration"),
                row.getTimestamp("registered_at").toInstant(),
                row.getLong("first_sequence"),
                lastSync == null ? null : lastSync.toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getLong("version"));
    }

    private static <W extends Enum<W> & Words> W word(Class<W> type, String word) {
        return word == null ? null : Words.read(type, word).orElseThrow();
    }
}
