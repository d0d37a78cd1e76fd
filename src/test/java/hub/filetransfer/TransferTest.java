package hub.filetransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may go wrong between the hub and a server, and how it is called. */
class TransferTest {

    private final Patience patient = new Patience(Clock.systemUTC(), Duration.ofHours(1));

    @Test
    void a_file_has_as_many_bytes_as_were_announced_or_is_broken_off() throws IOException {
        assertThat(bytes(3).readAllBytes()).hasSize(3);
        assertThatThrownBy(() -> bytes(4).readAllBytes()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> bytes(2).readAllBytes()).isInstanceOf(EOFException.class);
    }

    @Test
    void silence_wakes_the_thread_but_not_from_its_own_work() {
        Patience impatient = new Patience(Clock.systemUTC(), Duration.ofNanos(-1));
        impatient.works();
        impatient.look();
        assertThat(Thread.interrupted()).isFalse();

        impatient.listens();
        impatient.look();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        impatient.works();
        assertThat(Thread.interrupted()).as("the database is asked undisturbed").isFalse();
        assertThat(impatient.end()).isTrue();
        assertThat(patient.end()).isFalse();
    }

    @Test
    void every_failure_has_a_name_of_ours() {
        assertThat(code(new UnknownHostException("10.0.0.1 (expected: a public address)")))
                .isEqualTo("host_refused");
        assertThat(code(new ConnectException("refused"))).isEqualTo("server_away");
        assertThat(code(new IOException("Auth fail for methods 'password'"))).isEqualTo("sign_in_refused");
        assertThat(code(new IOException("reject HostKey: x"))).isEqualTo("host_key_differs");
        assertThat(code(new IOException("session is down: timeout"))).isEqualTo("server_silent");
        assertThat(code(new IOException("No such file"))).isEqualTo("path_unknown");
        assertThat(code(new IOException("Permission denied"))).isEqualTo("path_refused");
        assertThat(code(new IOException("No space left on device"))).isEqualTo("target_full");
        assertThat(code(new IOException("of Ms Xaverson"))).isEqualTo("transfer_failed");
        assertThat(Trouble.of(new IOException("of Ms Xaverson")).detail()).doesNotContain("Xaverson");
        assertThat(code(new Problem(503, "storage_unavailable", "full", List.of())))
                .isEqualTo("storage_unavailable");
        assertThat(code(new Problem(400, "body_unreadable", "x", List.of()))).isEqualTo("file_broken_off");
    }

    @Test
    void names_are_matched_by_stars_and_question_marks_and_nothing_else() {
        assertThat(NamePattern.matches(null, "any")).isTrue();
        assertThat(NamePattern.matches("count-*.csv", "count-1.csv")).isTrue();
        assertThat(NamePattern.matches("count-?.csv", "count-12.csv")).isFalse();
        assertThat(NamePattern.matches("a.csv", "abcsv")).isFalse();
        assertThat(NamePattern.matches("[a-z]+", "abc")).isFalse();
    }

    private ServerBytes bytes(long announced) {
        return new ServerBytes(new ByteArrayInputStream(new byte[3]), announced, patient);
    }

    private static String code(Exception failure) {
        return Trouble.of(new RuntimeException("Cannot connect", failure)).code();
    }
}
