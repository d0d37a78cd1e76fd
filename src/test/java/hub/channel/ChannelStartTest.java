package hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import hub.overlay.Overlay;
import hub.overlay.WrongFiles;
import hub.security.AuditLog;
import hub.security.TestAudit;
import hub.store.EnrichmentStores;
import hub.store.TransactionRetry;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChannelStartTest {

    private final ApplicationContextRunner hub = new ApplicationContextRunner().withUserConfiguration(Parts.class);

    @TempDir
    Path folder;

    @Test
    void the_beans_of_the_channel_find_each_other() {
        hub.run(started -> assertThat(started)
                .hasNotFailed()
                .hasSingleBean(Connectors.class)
                .hasSingleBean(Accounts.class)
                .hasSingleBean(AccountDesk.class)
                .hasSingleBean(WebhookVerifier.class)
                .hasSingleBean(WebhookLimits.class)
                .hasSingleBean(Handshakes.class));
    }

    @Test
    void a_missing_overlay_stops_the_start_with_its_name() {
        String missing = folder.resolve("nowhere").toString();

        hub.withPropertyValues("hub.overlay=" + missing)
                .run(started -> assertThat(started)
                        .hasFailed()
                        .getFailure()
                        .hasRootCauseInstanceOf(WrongFiles.class)
                        .hasRootCauseMessage("HUB_OVERLAY: " + missing + " (expected: a readable folder)"));
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = {Connectors.class, Overlay.class})
    static class Parts {

        private final AccountDatabases.Named database = new AccountDatabases().h2();

        @Bean
        JdbcClient jdbc() {
            return database.jdbc();
        }

        @Bean
        TransactionRetry transactions() {
            return EnrichmentStores.transactions(database.source());
        }

        @Bean
        AuditLog audit() {
            return TestAudit.on(database.source());
        }

        @Bean
        SecretBox box() {
            return AccountDatabases.BOX;
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
