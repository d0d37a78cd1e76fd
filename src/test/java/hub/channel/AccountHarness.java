package hub.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import hub.json.Json;
import hub.overlay.Overlay;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.TestAudit;
import hub.store.EnrichmentStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ClassPathResource;

/** Everything behind the accounts' API, on an H2 of its own. */
public final class AccountHarness {

    public static final Instant NOW = AccountFixture.NOW;

    private final Connectors connectors;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final AuditLog audit;

    public AccountHarness(ApplicationEventPublisher events) {
        this(events, new Connectors(new Overlay("")));
    }

    /** @param abilities the line that stands for Shopify's own */
    public AccountHarness(ApplicationEventPublisher events, String abilities) {
        this(events, new Connectors(new Overlay(overlay(abilities).toString())));
    }

    private AccountHarness(ApplicationEventPublisher events, Connectors connectors) {
        AccountDatabases.Named database = new AccountDatabases().h2();
        AccountStore store = database.emptyStore();
        this.audit = TestAudit.on(database.source());
        this.connectors = connectors;
        this.accounts = new Accounts(store);
        this.desk = new AccountDesk(
                store,
                accounts,
                connectors,
                events,
                EnrichmentStores.transactions(database.source()),
                audit,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    public void create(String body) throws JsonProcessingException {
        desk.create(Json.MAPPER.readTree(body));
    }

    public Connectors connectors() {
        return connectors;
    }

    public Accounts accounts() {
        return accounts;
    }

    public List<AuditEntry> deeds() {
        return TestAudit.deeds(audit);
    }

    public AccountDesk desk() {
        return desk;
    }

    private static Path overlay(String abilities) {
        try {
            Path folder = Files.createTempDirectory("overlay");
            Path file = folder.resolve("connectors/shopify/connector.yaml");
            Files.createDirectories(file.getParent());
            String own = new ClassPathResource("connectors/shopify/connector.yaml")
                    .getContentAsString(StandardCharsets.UTF_8);
            Files.writeString(file, own.replaceFirst("(?m)^abilities:.*$", abilities));
            return folder;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
