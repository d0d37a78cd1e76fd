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

    private final JdbcClient jdbc;
    private final LevelRows publications;

    Releases(JdbcClient jdbc, LevelRows publications) {
        this.jdbc = jdbc;
        this.publications = publications;
    }

    /** Since when; empty while it is a dry run. */
    public Optional<Instant> of(String account) {
        return jdbc.sql("select released_at from publication_release where account = ?")
                .param(account)
                .query((row, n) -> LevelRows.instant(row, "released_at"))
                .optional();
    }

    /** Once released is released: a second time changes nothing. */
    public void release(String account, Instant now) {
        jdbc.sql("insert into publication_release (account, released_at) values (?, ?) on conflict do nothing")
                .params(account, LevelRows.column(now))
                .update();
        publications.wakeAll(account, now);
    }

    Set<String> all() {
        return new HashSet<>(jdbc.sql("select account from publication_release")
                .query(String.class)
                .list());
    }
}
