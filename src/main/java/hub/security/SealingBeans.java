package hub.security;

import hub.settings.WrongSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class SealingBeans {

    @Bean
    MasterKeys hubMasterKeys(
            @Value("${hub.master-key:}") String given,
            @Value("${hub.db-url:}") String databaseUrl,
            @Value("${hub.data-dir:./data}") Path dataFolder) {
        if (!given.isBlank()) return MasterKeys.parse(given);
        if (databaseUrl.startsWith("jdbc:postgresql")) {
            throw new WrongSettings(
                    "HUB_MASTER_KEY: not set (expected: base64 of 32 bytes, because HUB_DB_URL is PostgreSQL)", null);
        }
        return MasterKeys.parse(new KeyFile(dataFolder.resolve("master.key"))
                .readOrCreate(() -> Base64.getEncoder().encodeToString(SealKey.random())));
    }

    @Bean
    KeyCheck hubKeyCheck(JdbcClient jdbc, MasterKeys master) {
        return new KeyCheck(jdbc, master);
    }

    /** Asks for the check first, so that a wrong master key is named before anything is sealed with it. */
    @Bean
    IntakeKeys hubIntakeKeys(KeyCheck checked, JdbcClient jdbc, MasterKeys master, Clock clock) {
        return new IntakeKeys(jdbc, master, clock);
    }

    @Bean
    Sealer hubSealer(MasterKeys master, IntakeKeys intake) {
        return new Sealer(master, intake);
    }

    @Bean
    FileSealer hubFileSealer(KeyCheck checked, MasterKeys master) {
        return new FileSealer(master);
    }

    @Bean
    BlindIndex hubBlindIndex(KeyCheck secrets) {
        return new BlindIndex(secrets.secret("index"));
    }

    @Bean
    AuditLog hubAuditLog(JdbcClient jdbc, Clock clock, KeyCheck secrets) {
        return new AuditLog(jdbc, clock, secrets.secret("audit"));
    }

    @Bean
    AuditCheck hubAuditCheck(JdbcClient jdbc, KeyCheck secrets) {
        return new AuditCheck(jdbc, secrets.secret("audit"));
    }
}
