package hub.level;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the publications. */
@Component
class LevelRows {

    private static final String KEYS = """
            select p.account, p.listing, p.location, l.call_group from publication p
            join listing l on l.account = p.account and l.listing = p.listing""";
    private static final String ROWS = """
            select p.*, l.call_group from publication p
            join listing l on l.account = p.account and l.listing = p.listing where p.account = ?""";
    private static final String SAVE = """
            update publication set state = :state, wanted = :wanted, published = :published, published_at = :publishedAt,
            base = :base, base_own = :baseOwn, own_since = :ownSince, attempted = :attempted,
            attempted_own = :attemptedOwn, inflight = :held, inflight_at = :heldAt, drift = :drift, drift_at = :driftAt,
            read_level = :readLevel, read_at = :readAt, must_read = :mustRead, words = :words, attempts = :attempts,
            due_at = :dueAt, changed_at = :now
            where account = :account and listing = :listing and location = :location
            and exists (select 1 from account_lease where account = :account and owner = :owner and fence = :fence)""";

    private final JdbcClient jdbc;

    LevelRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is due by itself, of these accounts. */
    List<LevelKey> due(Instant now, Collection<String> accounts, int most) {
        return jdbc.sql(KEYS + " where p.due_at <= ? and p.account = any(?) order by p.due_at fetch first " + most
                        + " rows only")
                .params(column(now), accounts.toArray(String[]::new))
                .query((row, n) -> key(row))
                .list();
    }

    /** What is made of these SKUs of the hub's. */
    List<LevelKey> madeOf(Collection<String> skus) {
        return jdbc.sql(KEYS + " " + """
                        where exists (select 1 from publication_part t
                         where t.account = p.account and t.listing = p.listing and t.sku = any(?))""")
                .param(skus.toArray(String[]::new))
                .query((row, n) -> key(row))
                .list();
    }

    List<Publication> of(String account, Collection<String> listings) {
        return jdbc.sql(ROWS + " and p.listing = any(?)")
                .params(account, listings.toArray(String[]::new))
                .query((row, n) -> publication(row))
                .list();
    }

    /** By channel SKU, listing and location, after the one given. */
    List<Publication> page(String account, String sku, String listing, String location, int most) {
        return jdbc.sql(ROWS + " and (p.channel_sku, p.listing, p.location) > (?, ?, ?)"
                        + " order by p.channel_sku, p.listing, p.location fetch first " + most + " rows only")
                .params(account, sku, listing, location)
                .query((row, n) -> publication(row))
                .list();
    }

    /** @return false when the account has another holder by now */
    boolean save(Course course, String owner, long fence, Instant now) {
        return jdbc.sql(SAVE)
                        .param("state", course.state.word())
                        .param("wanted", course.wanted)
                        .param("published", course.published)
                        .param("publishedAt", column(course.publishedAt))
                        .param("base", course.base)
                        .param("baseOwn", course.baseOwn)
                        .param("ownSince", column(course.ownSince))
                        .param("attempted", course.attempted)
                        .param("attemptedOwn", course.attemptedOwn)
                        .param("held", course.held)
                        .param("heldAt", column(course.heldAt))
                        .param("drift", course.drift)
                        .param("driftAt", column(course.driftAt))
                        .param("readLevel", course.readLevel)
                        .param("readAt", column(course.readAt))
                        .param("mustRead", course.mustRead)
                        .param("words", course.words)
                        .param("attempts", course.attempts)
                        .param("dueAt", column(course.dueAt))
                        .param("now", column(now))
                        .param("account", course.key.account())
                        .param("listing", course.key.listing())
                        .param("location", course.key.location())
                        .param("owner", owner)
                        .param("fence", fence)
                        .update()
                == 1;
    }

    /** Everything of the account is looked at anew. */
    void wakeAll(String account, Instant now) {
        jdbc.sql("update publication set due_at = ? where account = ?")
                .params(column(now), account)
                .update();
    }

    private static LevelKey key(ResultSet row) throws SQLException {
        return new LevelKey(
                row.getString("account"),
                row.getString("listing"),
                row.getString("location"),
                row.getString("call_group"));
    }

    private static Publication publication(ResultSet row) throws SQLException {
        return new Publication(
                key(row),
                row.getString("channel_sku"),
                row.getString("sku"),
                row.getBoolean("shared"),
                State.of(row.getString("state")),
                row.getBigDecimal("wanted"),
                row.getBigDecimal("published"),
                instant(row, "published_at"),
                row.getBigDecimal("base"),
                row.getBigDecimal("base_own"),
                instant(row, "own_since"),
                row.getBigDecimal("attempted"),
                row.getBigDecimal("attempted_own"),
                row.getBigDecimal("inflight"),
                instant(row, "inflight_at"),
                row.getBigDecimal("drift"),
                instant(row, "drift_at"),
                row.getBigDecimal("read_level"),
                instant(row, "read_at"),
                row.getBoolean("must_read"),
                row.getString("words"),
                row.getInt("attempts"),
                instant(row, "due_at"));
    }

    static OffsetDateTime column(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
