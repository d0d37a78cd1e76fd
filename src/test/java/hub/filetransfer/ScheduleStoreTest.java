package hub.filetransfer;

import static org.assertj.core.api.Assertions.assertThat;

import hub.exchange.Format;
import hub.security.TestSealer;
import hub.stock.TestStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Schedules and turns on both databases. */
class ScheduleStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void what_is_due_is_claimed_by_one_and_free_again_after_its_end(TestStore store) {
        try {
            ScheduleStore schedules = new ScheduleStore(JdbcClient.create(store.jdbc), TestSealer.ofSecrets());
            FileSchedule one = schedule(NOON.minusSeconds(5));
            schedules.add(one, new Credentials("secret-word", null, null));
            schedules.add(schedule(NOON.plusSeconds(5)), null);

            assertThat(schedules.due(NOON)).extracting(FileSchedule::id).containsExactly(one.id());
            FileSchedule due = schedules.due(NOON).get(0);
            Instant next = NOON.plusSeconds(3600);
            assertThat(schedules.claim(due, next, NOON.plusSeconds(60), NOON)).isTrue();
            assertThat(schedules.claim(due, next, NOON.plusSeconds(60), NOON)).isFalse();
            schedules.dueNow(one.id(), NOON);
            assertThat(schedules.due(NOON)).as("its turn still runs").isEmpty();
            assertThat(schedules.due(NOON.plusSeconds(61)))
                    .as("its holder was killed")
                    .hasSize(2);

            schedules.finished(one.id(), new FileSchedule.LastRun(NOON, 2, "server_silent", "no answer"));
            assertThat(schedules.due(NOON)).hasSize(1);
            assertThat(schedules.failing(10))
                    .singleElement()
                    .satisfies(failing -> assertThat(failing.last())
                            .isEqualTo(new FileSchedule.LastRun(NOON, 2, "server_silent", "no answer")));
        } finally {
            store.close();
        }
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void what_is_written_is_read_again_and_credentials_lie_sealed(TestStore store) {
        try {
            ScheduleStore schedules = new ScheduleStore(JdbcClient.create(store.jdbc), TestSealer.ofSecrets());
            FileSchedule one = schedule(null);
            schedules.add(one, new Credentials("secret-word", null, null));

            FileSchedule held = schedules.find(one.id()).orElseThrow();
            assertThat(held).isEqualTo(one);
            assertThat(schedules.credentials(one.id()).orElseThrow().password()).isEqualTo("secret-word");
            assertThat(store.jdbc.queryForObject("select credentials from file_schedule", byte[].class))
                    .satisfies(bytes -> assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                            .doesNotContain("secret-word"));
            assertThat(schedules.change(held, null)).isTrue();
            assertThat(schedules.change(held, null)).as("changed meanwhile").isFalse();
            assertThat(schedules.credentials(one.id())).isEmpty();
            assertThat(schedules.after(true, new UUID(0, 0), 10)).isEmpty();
            schedules.delete(one.id());
            assertThat(schedules.find(one.id())).isEmpty();
        } finally {
            store.close();
        }
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_turn_has_one_holder_until_it_is_silent(TestStore store) {
        try {
            Turns first = new Turns(store.jdbc, Clock.fixed(NOON, ZoneOffset.UTC));
            Turns second = new Turns(store.jdbc, Clock.fixed(NOON.plusSeconds(30), ZoneOffset.UTC));
            Turns later = new Turns(store.jdbc, Clock.fixed(NOON.plusSeconds(90), ZoneOffset.UTC));

            assertThat(first.hold("folder")).isTrue();
            assertThat(first.hold("folder")).isTrue();
            assertThat(second.hold("folder")).isFalse();
            assertThat(later.hold("folder")).isTrue();
            assertThat(first.hold("folder")).isFalse();
        } finally {
            store.close();
        }
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_kept_file_is_seen_once_until_it_could_not_be_taken(TestStore store) {
        try {
            Clock clock = Clock.systemUTC();
            var seen = new SeenFiles(store.jdbc, clock)
                    .of(new UUID(0, 7), new Patience(clock, java.time.Duration.ofHours(1)));

            assertThat(seen.add("a-1-2")).isTrue();
            assertThat(seen.add("a-1-2")).isFalse();
            assertThat(seen.contains("a-1-2")).isTrue();
            assertThat(seen.remove("a-1-2")).isTrue();
            assertThat(seen.contains("a-1-2")).isFalse();
        } finally {
            store.close();
        }
    }

    private static FileSchedule schedule(Instant next) {
        return new FileSchedule(
                UUID.randomUUID(),
                "orders to the accountant",
                new Place.Sftp("sftp.example", 22, "hub", "ssh-ed25519 AAAA", "in", null, Place.After.KEEP),
                new Task.Export("orders", Format.CSV, Map.of("last", "P1D"), false),
                "0 0 4 * * ?",
                "Europe/Berlin",
                true,
                next,
                null,
                NOON,
                "admin",
                NOON,
                1);
    }
}
