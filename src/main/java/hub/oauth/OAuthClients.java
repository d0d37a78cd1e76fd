package hub.oauth;

import hub.intake.Hash;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.Caller;
import hub.store.TransactionRetry;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The clients, held in memory so that a token is checked without the database; changes show everywhere within 5 s. */
@Component
public class OAuthClients implements SmartInitializingSingleton {

    /** @param secret not kept, and cannot be shown again */
    public record Created(OAuthClient client, String secret) {}

    record Held(OAuthClient client, String secretHash) {}

    private static final Logger LOG = LoggerFactory.getLogger(OAuthClients.class);
    private static final Set<String> TILL = new TreeSet<>(Set.of("pos:write", "pos:read"));
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final TransactionRetry transaction;
    private final Clock clock;
    private volatile Map<String, Held> held = Map.of();
    private volatile boolean stale;

    OAuthClients(JdbcTemplate jdbc, AuditLog audit, TransactionRetry transaction, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    Optional<Held> find(String id) {
        return Optional.ofNullable(held.get(id));
    }

    public List<OAuthClient> ofTerminal(String terminal) {
        return held.values().stream()
                .map(Held::client)
                .filter(client -> client.terminal().equals(terminal))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    /** For a terminal that exists. */
    public Created create(String terminal) {
        byte[] random = new byte[38];
        RANDOM.nextBytes(random);
        String id = terminal + "." + HexFormat.of().formatHex(random, 32, 38);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(random, 32));
        Caller caller = Caller.current();
        OAuthClient client =
                new OAuthClient(id, terminal, TILL, clock.instant().truncatedTo(ChronoUnit.MICROS), caller.name());
        transaction.inTransaction(() -> {
            jdbc.sql("insert into oauth_client (id, terminal, secret_hash, scopes, created_at, created_by)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            terminal,
                            hash(secret),
                            String.join(" ", TILL),
                            Timestamp.from(client.createdAt()),
                            caller.name())
                    .update();
            audit.record(AuditEntry.by(
                    caller, "terminal.client.create", "terminal:" + terminal, null, id + " " + String.join(" ", TILL)));
            return client;
        });
        refresh();
        return new Created(client, secret);
    }

    /** @return false when the terminal has no such client */
    public boolean revoke(String terminal, String id) {
        boolean revoked = transaction.inTransaction(() -> {
            Instant now = clock.instant();
            int changed = jdbc.sql(
                            "update oauth_client set revoked_at = ? where id = ? and terminal = ? and revoked_at is null")
                    .params(Timestamp.from(now), id, terminal)
                    .update();
            if (changed > 0) {
                audit.record(AuditEntry.by(
                        Caller.current(), "terminal.client.revoke", "terminal:" + terminal, id + " valid", "revoked"));
            }
            return changed > 0;
        });
        refresh();
        return revoked;
    }

    @Override
    public void afterSingletonsInstantiated() {
        load();
    }

    @Scheduled(fixedDelay = 4000, initialDelay = 4000)
    void refresh() {
        try {
            load();
            stale = false;
        } catch (DataAccessException away) {
            if (!stale) {
                LOG.warn("OAuth clients: not refreshed: {}", away.getMessage());
            }
            stale = true;
        }
    }

    private void load() {
        held = jdbc
                .sql("select id, terminal, secret_hash, scopes, created_at, created_by from oauth_client"
                        + " where revoked_at is null")
                .query((row, n) -> new Held(
                        new OAuthClient(
                                row.getString(1),
                                row.getString(2),
                                new TreeSet<>(List.of(row.getString(4).split(" "))),
                                row.getTimestamp(5).toInstant(),
                                row.getString(6)),
                        row.getString(3)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(one -> one.client().id(), one -> one));
    }

    /** 256 random bits need no slow hash. */
    static String hash(String secret) {
        return Hash.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }
}
