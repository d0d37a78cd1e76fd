package hub.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import drills.PatientMail;
import hub.store.EnrichmentStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails reach a server whose certificate is vouched for, by both ways to TLS. */
class MailTlsTest {

    private static final String KEYS = "greenmail.tls.keystore.file";
    private static final String PASSWORD = "greenmail.tls.keystore.password";

    @TempDir
    private static Path folder;

    private static LocalCertificate certificate;

    @BeforeAll
    static void certificate() throws Exception {
        certificate = LocalCertificate.in(folder);
    }

    @Test
    void a_server_that_speaks_tls_at_once_takes_mails() throws Exception {
        System.setProperty(KEYS, certificate.keys().toString());
        System.setProperty(PASSWORD, LocalCertificate.PASSWORD);
        GreenMail server = new GreenMail(PatientMail.of(ServerSetup.SMTPS));
        server.start();
        try (MailHarness hub = with(server.getSmtps().getPort(), Map.of("hub.mail.tls", "true"))) {
            assertThat(sent(hub)).isEqualTo("sent");
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
            System.clearProperty(KEYS);
            System.clearProperty(PASSWORD);
        }
    }

    @Test
    void a_connection_that_turns_to_tls_carries_mails() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp()) {
            server.shows(certificate);
            server.answers.put("EHLO", "250-here\r\n250 STARTTLS");
            try (MailHarness hub = with(server.port(), Map.of("hub.mail.starttls", "true"))) {
                assertThat(sent(hub)).isEqualTo("sent");
                assertThat(server.mails).hasSize(1);
            }
        }
    }

    @Test
    void what_vouches_for_nobody_stops_the_start() throws IOException {
        Path none = Files.writeString(folder.resolve("none.pem"), "no certificate");

        assertThatThrownBy(() -> MailTrust.of(none.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hub.mail.trust: " + none + " (expected: a file of PEM certificates)");
        assertThatThrownBy(() -> MailTrust.of(folder.resolve("gone.pem").toString()))
                .hasMessageContaining("(expected: a file of PEM certificates)");
        assertThat(MailTrust.of("")).isEmpty();
    }

    private static MailHarness with(int port, Map<String, Object> how) throws Exception {
        Map<String, Object> all = new java.util.HashMap<>(how);
        all.put("hub.mail.port", port);
        all.put("hub.mail.trust", certificate.pem().toString());
        MailHarness hub = new MailHarness(EnrichmentStores.h2(), all);
        hub.customersOfAcme();
        return hub;
    }

    private static String sent(MailHarness hub) throws Exception {
        hub.hear(hub.orderEvent(hub.store(hub.order("acme")), "acme"));
        hub.turn();
        Notification mail = hub.only();
        return mail.reason() == null ? mail.state() : mail.state() + ": " + mail.reason();
    }
}
