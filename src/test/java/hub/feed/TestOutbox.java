package hub.feed;

import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox of a migrated database, for tests of those who write it. */
public final class TestOutbox {

    private TestOutbox() {}

    public static Outbox on(JdbcTemplate jdbc) {
        return new Outbox(jdbc);
    }
}
