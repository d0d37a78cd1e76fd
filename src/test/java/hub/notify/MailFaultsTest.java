package hub.notify;

import static org.assertj.core.api.Assertions.assertThat;

import hub.notify.NotificationRule.Scope;
import hub.store.EnrichmentStores;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong on the way to the mail server: nobody gets a mail twice, and what became of it is said. */
class MailFaultsTest {

    private ScriptedSmtp smtp;
    private MailHarness hub;

    @AfterEach
    void stop() {
        hub.close();
        if (smtp != null) {
            smtp.close();
        }
    }

    @ParameterizedTest
    @MethodSource("hub.store.EnrichmentStores#both")
    void killed_between_the_servers_yes_and_the_mark_it_is_not_sent_again_until_a_person_asks(DataSource store)
            throws Exception {
        hub = MailHarness.on(store);
        hub.customersOfAcme();
        wanted();
        hub.bean(Looks.class).look();
        MailSending sending = hub.bean(MailSending.class);
        List<UUID> due =
                hub.bean(DueMails.class).take().stream().map(DueMail::id).toList();
        // As far as the flow came before it was killed: settle is never reached.
        hub.camel.createProducerTemplate().send("smtp:server?javaMailSender=#mail-server", exchange -> {
            exchange.getMessage().setBody(due);
            sending.begin(exchange);
        });
        assertThat(hub.mails()).hasSize(1);
        assertThat(hub.only().state()).isEqualTo("sending");

        hub.pass(Duration.ofMinutes(9));
        assertThat(hub.bean(DueMails.class).take()).isEmpty();
        assertThat(hub.only().state()).as("its lease is not over").isEqualTo("sending");
        hub.pass(Duration.ofMinutes(2));
        hub.turn();
        hub.pass(Duration.ofDays(1));
        hub.turn();

        assertThat(hub.mails()).hasSize(1);
        assertThat(hub.only().state()).isEqualTo("failed");
        assertThat(hub.only().reason()).startsWith("outcome_unknown: the hub stopped while the mail was handed over");

        assertThat(hub.bean(NotificationDesk.class).again(hub.only())).isTrue();
        assertThat(hub.bean(NotificationDesk.class).again(hub.only())).isFalse();
        hub.pass(Duration.ofDays(30));
        hub.turn();

        assertThat(hub.mails()).hasSize(2);
        assertThat(hub.only().state()).isEqualTo("sent");
        assertThat(hub.mails()[1].getMessageID())
                .as("mail boxes drop what they have seen")
                .isNotEqualTo(hub.mails()[0].getMessageID());
    }

    @Test
    void gathered_and_then_killed_before_anything_was_begun_it_is_sent_by_whoever_comes_next() throws Exception {
        hub = MailHarness.on(EnrichmentStores.h2());
        hub.customersOfAcme();
        wanted();
        hub.bean(Looks.class).look();
        assertThat(hub.bean(DueMails.class).take()).hasSize(1);
        assertThat(hub.bean(DueMails.class).take()).as("held by who was killed").isEmpty();

        hub.pass(Duration.ofMinutes(11));
        hub.turn();

        assertThat(hub.mails()).hasSize(1);
        assertThat(hub.only().state()).isEqualTo("sent");
    }

    @Test
    void while_the_server_is_away_all_wait_and_then_each_is_sent_once_under_its_own_id() throws Exception {
        start(Map.of());
        smtp.answers.put("connect", ScriptedSmtp.HANG_UP);
        wanted();
        wanted();
        hub.turn();
        assertThat(hub.notifications()).allMatch(one -> one.state().equals("wanted"));
        assertThat(hub.notifications())
                .anyMatch(one -> one.attempts() == 1
                        && one.reason().equals("mail server: not reached (expected: an answer over the agreed TLS)"));
        assertThat(hub.bean(MailServer.class).whyNot())
                .contains("mail server: not reached (expected: an answer over the agreed TLS)");
        assertThat(hub.bean(DueMails.class).take()).as("it rests").isEmpty();

        smtp.answers.clear();
        hub.pass(Duration.ofMinutes(2));
        hub.turn();
        hub.pass(Duration.ofMinutes(2));
        hub.turn();

        assertThat(smtp.mails).hasSize(2);
        assertThat(hub.notifications()).allSatisfy(one -> {
            assertThat(one.state()).isEqualTo("sent");
            assertThat(smtp.mails).anyMatch(mail -> mail.contains("Message-ID: <" + one.id() + "@acme.example>"));
        });
        assertThat(hub.bean(MailServer.class).whyNot()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT | 550 5.1.1 <bea@buyer.example>: no such mailbox | failed | refused: 550 5.1.1 (expected: 250)",
                "RCPT | 450 4.2.0 <bea@buyer.example>: greylisted | wanted | refused: 450 4.2.0 (expected: 250)",
                "MAIL | 553 5.7.1 <shop@acme.example>: not yours | failed | refused: 553 5.7.1 (expected: 250)",
                "DATA | 554 5.6.0 spam for bea@buyer.example | failed | refused: 554 5.6.0 (expected: 250)",
                "the mail | 452 4.3.1 full | wanted | refused: 452 4.3.1 (expected: 250)",
                "the mail | hang up | failed | outcome_unknown: the connection broke while the mail was handed over; it may have arrived (expected: a person decides to send it again)",
                "RCPT | hang up | wanted | mail server: not reached (expected: an answer over the agreed TLS)",
                "connect | hang up | wanted | mail server: not reached (expected: an answer over the agreed TLS)",
                "connect | 554 go away | wanted | mail server: not reached (expected: an answer over the agreed TLS)"
            })
    void an_answer_decides_what_becomes_of_it_and_its_words_name_nobody(
            String at, String answer, String state, String reason) throws Exception {
        start(Map.of());
        smtp.answers.put(at, answer);
        wanted();

        hub.turn();

        assertThat(hub.only().state()).isEqualTo(state);
        assertThat(hub.only().reason()).isEqualTo(reason);
        assertThat(hub.only().attempts()).isEqualTo(1);
        smtp.answers.clear();
        int taken = smtp.mails.size();
        hub.pass(Duration.ofHours(1));
        hub.turn();
        assertThat(hub.only().state()).isEqualTo(state.equals("wanted") ? "sent" : state);
        assertThat(smtp.mails.size() - taken).isEqualTo(state.equals("wanted") ? 1 : 0);
    }

    @Test
    void of_several_people_one_that_is_refused_keeps_nobody_from_hearing() throws Exception {
        start(Map.of());
        smtp.answers.put("RCPT TO:<gone@acme.example>", "550 5.1.1 gone@acme.example unknown");
        hub.rule(
                "out-of-stock",
                Kind.OUT_OF_STOCK,
                Scope.ALL,
                false,
                List.of("ops@acme.example", "gone@acme.example"),
                Duration.ZERO);
        hub.stock("TEE", 0);
        hub.hear(hub.stockEvent("TEE"));

        hub.turn();

        assertThat(smtp.mails).hasSize(1);
        assertThat(hub.only().state()).isEqualTo("sent");
        assertThat(hub.only().reason()).isEqualTo("refused: 550 5.1.1 (expected: 250) by 1 of 2 addresses");
    }

    @Test
    void a_password_that_is_refused_stops_all_and_a_server_without_tls_gets_none() throws Exception {
        start(Map.of("hub.mail.user", "shop", "hub.mail.password", "secret", "hub.mail.starttls", "true"));
        wanted();
        hub.turn();
        assertThat(hub.only().reason()).isEqualTo("mail server: not reached (expected: an answer over the agreed TLS)");
        hub.close();
        smtp.close();

        start(Map.of("hub.mail.user", "shop", "hub.mail.password", "secret"));
        smtp.answers.put("EHLO", "250-here\r\n250 AUTH PLAIN");
        smtp.answers.put("AUTH", "535 5.7.8 shop may not");
        wanted();
        hub.turn();
        assertThat(hub.only().reason()).isEqualTo("mail server: signing in refused (expected: accepted)");
        assertThat(hub.only().state()).isEqualTo("wanted");
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() throws Exception {
        start(Map.of("hub.mail.starttls", "true"));
        smtp.answers.put("EHLO", "250-here\r\n250 STARTTLS");
        wanted();

        hub.turn();

        assertThat(hub.only().reason()).isEqualTo("mail server: not reached (expected: an answer over the agreed TLS)");
        Awaitility.await("the server has heard it")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(smtp.handshakes).containsExactly("refused"));
        assertThat(smtp.mails).isEmpty();
    }

    @Test
    void after_days_of_refusals_it_is_given_up() throws Exception {
        start(Map.of());
        smtp.answers.put("RCPT", "450 4.2.0 greylisted");
        wanted();

        for (int attempt = 1; attempt <= 9; attempt++) {
            hub.turn();
            assertThat(hub.only().state()).as("attempt " + attempt).isEqualTo("wanted");
            hub.now = hub.only().dueAt();
        }
        hub.turn();

        assertThat(hub.only().state()).isEqualTo("failed");
        assertThat(hub.only().reason()).isEqualTo("given up: refused: 450 4.2.0 (expected: 250)");
    }

    private void start(Map<String, Object> properties) throws Exception {
        smtp = new ScriptedSmtp();
        Map<String, Object> all = new HashMap<>(properties);
        all.put("hub.mail.port", smtp.port());
        hub = new MailHarness(EnrichmentStores.h2(), all);
        hub.customersOfAcme();
    }

    private void wanted() {
        UUID id = hub.store(hub.order("acme"));
        hub.hear(hub.orderEvent(id, "acme"));
    }
}
