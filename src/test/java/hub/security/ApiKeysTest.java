package hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiKeysTest {

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T10:00:00Z"));
    private final AuditLog audit = new AuditLog(jdbc, clock, SealKey.random());
    private final ApiKeys keys = new ApiKeys(jdbc, clock, audit);

    @Test
    void a_key_is_known_after_the_next_refresh_on_every_instance() {
        ApiKeys other = new ApiKeys(jdbc, clock, audit);
        ApiKeys.Created created = keys.create("till 1", Set.of("pos:write"), null);
        assertThat(other.find(created.text())).isEmpty();

        other.refresh();

        assertThat(other.find(created.text()).orElseThrow().scopes()).containsExactly("pos:write");
        assertThat(other.find(created.text() + "x")).isEmpty();
        assertThat(other.find("cd_" + created.key().id() + "_wrong")).isEmpty();
        assertThat(other.find("nonsense")).isEmpty();
    }

    @Test
    void an_expired_or_revoked_key_opens_nothing() {
        ApiKeys.Created expiring = keys.create("app", Set.of("app:write"), clock.now.plusSeconds(60));
        ApiKeys.Created revoked = keys.create("app", Set.of("app:write"), null);
        keys.refresh();
        assertThat(keys.find(expiring.text())).isPresent();
        assertThat(keys.find(revoked.text())).isPresent();

        clock.now = clock.now.plusSeconds(60);
        assertThat(keys.revoke(revoked.key().id())).isTrue();
        keys.refresh();

        assertThat(keys.find(expiring.text())).isEmpty();
        assertThat(keys.find(revoked.text())).isEmpty();
        assertThat(keys.revoke("unknown")).isFalse();
    }

    @Test
    void keys_stay_known_without_the_database_and_their_secret_is_nowhere_in_it() {
        ApiKeys.Created created = keys.create("app", Set.of("app:write"), null);
        keys.refresh();
        String secret = KeyText.parse(created.text()).orElseThrow().secret();
        String row = jdbc.sql("select * from api_key").query().singleRow().toString();
        assertThat(row).doesNotContain(secret);
        assertThat(log()).contains("key.create").doesNotContain(secret);

        jdbc.sql("drop table api_key").update();
        keys.refresh();

        assertThat(keys.find(created.text())).isPresent();
    }

    @Test
    void the_admin_key_is_given_or_written_for_its_owner_only(@TempDir Path folder) throws Exception {
        assertThat(new AdminKey("given", folder).is("given")).isTrue();
        assertThat(folder).isEmptyDirectory();

        AdminKey written = new AdminKey("", folder);

        String text = Files.readString(folder.resolve("admin.key")).strip();
        assertThat(written.is(text)).isTrue();
        assertThat(written.is(text + "x")).isFalse();
        assertThat(new AdminKey("", folder).is(text)).isTrue();
        assertThat(Files.getPosixFilePermissions(folder.resolve("admin.key"))).hasSize(2);
    }

    private String log() {
        return jdbc.sql("select * from audit_log").query().listOfRows().toString();
    }
}
