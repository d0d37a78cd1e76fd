package hub.filetransfer;

import hub.intake.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Files that stay on their server, by name, size and time: not to be fetched again. */
@Component
class SeenFiles {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    SeenFiles(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param patience not to be lost while the database is asked */
    IdempotentRepository of(UUID schedule, Patience patience) {
        return new OfSchedule(schedule, patience);
    }

    private final class OfSchedule extends ServiceSupport implements IdempotentRepository {

        private final UUID schedule;
        private final Patience patience;

        OfSchedule(UUID schedule, Patience patience) {
            this.schedule = schedule;
            this.patience = patience;
        }

        @Override
        public boolean add(String key) {
            return asked(() -> jdbc.update(
                            "insert into file_seen (schedule_id, file_hash, seen_at) values (?, ?, ?)"
                                    + " on conflict do nothing",
                            schedule,
                            hash(key),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    > 0);
        }

        @Override
        public boolean contains(String key) {
            return asked(() -> jdbc.queryForObject(
                            "select count(*) from file_seen where schedule_id = ? and file_hash = ?",
                            Integer.class,
                            schedule,
                            hash(key))
                    > 0);
        }

        /** What could not be taken comes again. */
        @Override
        public boolean remove(String key) {
            return asked(() ->
                    jdbc.update("delete from file_seen where schedule_id = ? and file_hash = ?", schedule, hash(key))
                            > 0);
        }

        @Override
        public boolean confirm(String key) {
            return true;
        }

        @Override
        public void clear() {
            asked(() -> jdbc.update("delete from file_seen where schedule_id = ?", schedule) > 0);
        }

        private boolean asked(BooleanSupplier question) {
            patience.works();
            try {
                return question.getAsBoolean();
            } finally {
                patience.listens();
            }
        }

        private static String hash(String key) {
            return Hash.sha256(key.getBytes(StandardCharsets.UTF_8));
        }
    }
}
