package hub.level;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which accounts may be told of stock: the first time a person looks at what would be written. */
@Component
public class Releases {

    /** One that an account of the same name had before is none. */
    private static final String OF = "select r.account, r.released_at from publication_release r"
            + " join account a on a.id = r.account and a.created_at <= r.released_at";

    private final JdbcClient jdbc;
    private final LevelRows publications;

    Releases(JdbcClient jdbc, LevelRows publications) {
        this.jdbc = jdbc;
        this.publications = publications;
    }

    /** Since when; empty while it is a dry run. */
    public Optional<Instant> of(String account) {
        return jdbc.sql(OF + " where r.account = ?")
                .param(account)
                .query((row, n) -> LevelRows.instant(row, "released_at"))
                .optional();
    }

    /** Once released is released: a second time changes nothing. */
    public void release(String account, Instant now) {
        jdbc.sql("delete from publication_release where account = ? and released_at <"
                        + " (select created_at from account where id = publication_release.account)")
                .param(account)
                .update();
        jdbc.sql("insert into publication_release (account, released_at) values (?, ?) on conflict do nothing")
                .params(account, LevelRows.column(now))
                .update();
        publications.wakeAll(account, now);
    }

    Set<String> all() {
        return new HashSet<>(
                jdbc.sql(OF).query((row, n) -> row.getString("account")).list());
    }
}
