package hub.security;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** API keys, held in memory so that checking one never waits for the database; changes show everywhere within 5 s. */
@Component
public class ApiKeys {

    /** @param text the whole key; it is not kept and cannot be shown again */
    public record Created(ApiKey key, String text) {}

    private record Held(ApiKey key, byte[] hash) {}

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);
    private static final String COLUMNS =
            "select id, name, hash, scopes, created_at, created_by, expires_at, revoked_at from api_key ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditLog audit;
    private volatile Map<String, Held> held = Map.of();
    private volatile boolean stale;

    ApiKeys(JdbcClient jdbc, Clock clock, AuditLog audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        load();
    }

    /** The key of that text, when it is known and valid now. */
    Optional<ApiKey> find(String text) {
        return KeyText.parse(text).flatMap(this::check);
    }

    @Transactional
    public Created create(String name, Set<String> scopes, Instant expiresAt) {
        KeyText text = KeyText.fresh();
        Caller caller = Caller.current();
        Instant now = clock.instant();
        jdbc.sql("insert into api_key (id, name, hash, scopes, created_at, created_by, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        text.id(),
                        name,
                        text.hash(),
                        String.join(" ", scopes),
                        Timestamp.from(now),
                        caller.name(),
                        expiresAt == null ? null : Timestamp.from(expiresAt))
                .update();
        audit.record(AuditEntry.by(caller, "key.create", "key:" + text.id(), null, String.join(" ", scopes)));
        ApiKey key = new ApiKey(text.id(), name, scopes, now, caller.name(), expiresAt, null);
        return new Created(key, text.text());
    }

    /** @return false when there is no such key; revoking twice changes nothing */
    @Transactional
    public boolean revoke(String id) {
        int changed = jdbc.sql("update api_key set revoked_at = ? where id = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), id)
                .update();
        if (changed > 0) audit.record(AuditEntry.by(Caller.current(), "key.revoke", "key:" + id, "valid", "revoked"));
        return changed > 0 || one(id).isPresent();
    }

    public Optional<ApiKey> one(String id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(ApiKeys::held)
                .optional()
                .map(Held::key);
    }

    /** In the order of ids, {@code most} of them after {@code id}. */
    public List<ApiKey> after(String id, int most) {
        return jdbc.sql(COLUMNS + "where id > ? order by id fetch first " + most + " rows only")
                .param(id)
                .query((row, i) -> held(row, i).key())
                .list();
    }

    /** After a change for this instance, and regularly for changes made on others. */
    @Scheduled(fixedDelay = 4000, initialDelay = 4000)
    public void refresh() {
        try {
            load();
            stale = false;
        } catch (DataAccessException away) {
            // Once, not every four seconds: the keys in memory stay good meanwhile.
            if (!stale) LOG.warn("API keys: not refreshed: {}", away.getMessage());
            stale = true;
        }
    }

    void load() {
        held = jdbc.sql(COLUMNS + "where revoked_at is null").query(ApiKeys::held).list().stream()
                .collect(Collectors.toUnmodifiableMap(one -> one.key().id(), one -> one));
    }

    private Optional<ApiKey> check(KeyText text) {
        Held known = held.get(text.id());
        if (known == null || !MessageDigest.isEqual(known.hash(), text.hash())) return Optional.empty();
        return Optional.of(known.key()).filter(key -> key.validAt(clock.instant()));
    }

    private static Held held(ResultSet row, int i) throws SQLException {
        ApiKey key = new ApiKey(
                row.getString("id"),
                row.getString("name"),
                Roles.split(row.getString("scopes")),
                instant(row, "created_at"),
                row.getString("created_by"),
                instant(row, "expires_at"),
                instant(row, "revoked_at"));
        return new Held(key, row.getBytes("hash"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
