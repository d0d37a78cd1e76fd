package hub.filetransfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What only one of several instances does at a time. A turn ends by itself where its holder was killed. */
@Component
class Turns {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final String owner = UUID.randomUUID().toString();
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Turns(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes or keeps it. @return false when another instance has it */
    boolean hold(String name) {
        Instant now = clock.instant();
        Object until = now.plus(LONG).atOffset(ZoneOffset.UTC);
        int held = jdbc.update(
                "update file_turn set owner = ?, held_until = ? where name = ? and (owner = ? or held_until < ?)",
                owner,
                until,
                name,
                owner,
                now.atOffset(ZoneOffset.UTC));
        return held > 0
                || jdbc.update(
                                "insert into file_turn (name, owner, held_until) values (?, ?, ?) on conflict do nothing",
                                name,
                                owner,
                                until)
                        > 0;
    }
}
