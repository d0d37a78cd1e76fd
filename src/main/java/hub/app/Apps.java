package hub.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The registered apps. Every write belongs to the caller's transaction. */
@Component
public class Apps {

    private final JdbcClient jdbc;

    Apps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<App> find(String id) {
        return jdbc.sql("select * from app where id = ?")
                .param(id)
                .query(Apps::app)
                .optional();
    }

    /** Held until the transaction ends. */
    public Optional<App> lock(String id) {
        return jdbc.sql("select * from app where id = ? for update")
                .param(id)
                .query(Apps::app)
                .optional();
    }

    /** Sorted by id, beginning after the given one. */
    public List<App> page(String after, int most) {
        return jdbc.sql("select * from app where id > ? order by id fetch first " + most + " rows only")
                .param(after)
                .query(Apps::app)
                .list();
    }

    /** @return false when the id is taken */
    public boolean insert(App app) {
        return jdbc.sql(
                                "insert into app (id, name, least_version, unpaid_hold, status, created_at, changed_at, version)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                app.id(),
                                app.name(),
                                app.leastVersion(),
                                seconds(app),
                                word(app),
                                Timestamp.from(app.createdAt()),
                                Timestamp.from(app.changedAt()),
                                app.version())
                        .update()
                == 1;
    }

    public void update(App app) {
        jdbc.sql("update app set name = ?, least_version = ?, unpaid_hold = ?, status = ?, changed_at = ?, version = ?"
                        + " where id = ?")
                .params(
                        app.name(),
                        app.leastVersion(),
                        seconds(app),
                        word(app),
                        Timestamp.from(app.changedAt()),
                        app.version(),
                        app.id())
                .update();
    }

    public boolean delete(String id) {
        return jdbc.sql("delete from app where id = ?").param(id).update() == 1;
    }

    private static Long seconds(App app) {
        return app.unpaidHold() == null ? null : app.unpaidHold().toSeconds();
    }

    private static String word(App app) {
        return app.status().name().toLowerCase(Locale.ROOT);
    }

    private static App app(ResultSet row, int number) throws SQLException {
        Long hold = row.getObject("unpaid_hold", Long.class);
        return new App(
                row.getString("id"),
                row.getString("name"),
                row.getString("least_version"),
                hold == null ? null : Duration.ofSeconds(hold),
                App.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getLong("version"));
    }
}
