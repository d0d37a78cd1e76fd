package hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.Crossdock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class SettingsFaultsTest {

    @TempDir
    private Path folder;

    @Test
    void the_default_installation_is_right() {
        assertThat(SettingsFaults.of(right())).isEmpty();
    }

    @Test
    void replicas_with_everything_outside_are_right() {
        MockEnvironment replica = right().withProperty("hub.db-url", "jdbc:postgresql://db:5432/hub?ssl=true")
                .withProperty("hub.master-key", "x")
                .withProperty("hub.artemis-url", "(tcp://a:61616,tcp://b:61616)?ha=true")
                .withProperty("hub.parts", " Worker ");

        assertThat(SettingsFaults.of(replica)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "server.port | abc | HUB_PORT: abc (expected: a port, 0 to 65535)",
                "server.port | 65536 | HUB_PORT: 65536 (expected: a port, 0 to 65535)",
                "server.port | -1 | HUB_PORT: -1 (expected: a port, 0 to 65535)",
                "hub.public-url | hub.example | HUB_PUBLIC_URL: hub.example (expected: http(s)://host without a query)",
                "hub.public-url | ftp://hub.example | HUB_PUBLIC_URL: ftp://hub.example (expected: http(s)://host without a query)",
                "hub.public-url | https://hub.example?a=b | HUB_PUBLIC_URL: https://hub.example?a=b (expected: http(s)://host without a query)",
                "hub.public-url | http://a b | HUB_PUBLIC_URL: http://a b (expected: http(s)://host without a query)",
                "hub.data-dir | /proc/nowhere | HUB_DATA_DIR: /proc/nowhere (expected: a folder the hub can write)",
                "hub.transport | kafka | HUB_TRANSPORT: kafka (expected: artemis; kafka is not built yet)",
                "hub.transport | pigeon | HUB_TRANSPORT: pigeon (expected: artemis; kafka is not built yet)",
                "hub.artemis-url | localhost:61616 | HUB_ARTEMIS_URL: localhost:61616 (expected: tcp://host:port)",
                "hub.mail.port | 0 | HUB_MAIL_PORT: 0 (expected: a port, 1 to 65535)",
                "hub.mail.starttls | maybe | HUB_MAIL_STARTTLS: maybe (expected: true or false)",
                "hub.mail.from | shop | HUB_MAIL_FROM: shop (expected: one mail address)",
                "hub.mail.from | a@b.example, c@d.example | HUB_MAIL_FROM: a@b.example, c@d.example (expected: one mail address)",
                "hub.mail.to | a@b.example, ops | HUB_MAIL_TO: ops (expected: mail addresses, by comma)",
                "hub.mail.locale | 12 | HUB_MAIL_LOCALE: 12 (expected: a language such as en or ar-EG)",
                "hub.mail.zone | Berlin | HUB_MAIL_ZONE: Berlin (expected: a zone such as Europe/Berlin)",
                "hub.mail.host | mail.example | HUB_MAIL_FROM: not set (expected: the sender's address, because HUB_MAIL_HOST is set)",
                "hub.parts | foo | HUB_PARTS: foo (expected: intake, worker, console)",
                "hub.parts | , | HUB_PARTS: , (expected: intake, worker, console)"
            })
    void a_wrong_value_is_named_with_what_was_expected(String property, String value, String fault) {
        assertThat(SettingsFaults.of(right().withProperty(property, value))).contains(fault);
    }

    @Test
    void a_file_is_no_data_folder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(SettingsFaults.of(right().withProperty("hub.data-dir", file.toString())))
                .containsExactly("HUB_DATA_DIR: " + file + " (expected: a folder the hub can write)");
    }

    @Test
    void a_database_address_is_never_repeated() {
        MockEnvironment wrong = right().withProperty("hub.db-url", "mysql://hub:secret@db/hub");

        assertThat(SettingsFaults.of(wrong))
                .containsExactly(
                        "HUB_DB_URL: not understood (expected: jdbc:postgresql://host:port/database)",
                        "HUB_MASTER_KEY: not set (expected: base64 of 32 bytes, because HUB_DB_URL is set)");
    }

    @Test
    void a_part_alone_needs_database_and_broker_outside() {
        assertThat(SettingsFaults.of(right().withProperty("hub.parts", "intake,worker")))
                .containsExactly(
                        "HUB_PARTS: intake,worker (expected: intake, worker, console together, because the database runs"
                                + " in this process; HUB_DB_URL names one outside)",
                        "HUB_PARTS: intake,worker (expected: intake, worker, console together, because the broker runs in"
                                + " this process; HUB_ARTEMIS_URL names one outside)");
    }

    @Test
    void wrong_settings_stop_the_start_and_stand_in_the_log(CapturedOutput output) {
        assertThatThrownBy(() -> new SpringApplication(Crossdock.class)
                        .run("--hub.parts=foo", "--hub.transport=kafka", "--hub.data-dir=" + folder))
                .isInstanceOf(WrongSettings.class);

        assertThat(output.getAll())
                .contains("HUB_PARTS: foo (expected: intake, worker, console)")
                .contains("HUB_TRANSPORT: kafka (expected: artemis; kafka is not built yet)")
                .doesNotContain("at hub.settings");
    }

    private MockEnvironment right() {
        return new MockEnvironment()
                .withProperty("server.port", "8080")
                .withProperty("hub.public-url", "http://localhost:8080/")
                .withProperty("hub.data-dir", folder.toString())
                .withProperty("hub.transport", "artemis")
                .withProperty("hub.parts", "intake,worker,console")
                .withProperty("hub.db-url", "")
                .withProperty("hub.master-key", "")
                .withProperty("hub.artemis-url", "");
    }
}
