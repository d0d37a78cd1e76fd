package hub.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import hub.json.Json;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the accounts. Secrets are opened on the way out and sealed on the way in, as one document. */
@Component
final class AccountStore {

    private static final String COLUMNS = """
            id, connector, store_key, label, status, paused, sync_frequency, settings, secrets, stock_from, effects_from,
            error_text, error_at, created_at, changed_at, version""";
    private static final String INSERT = "insert into account (" + COLUMNS + """
            ) values (:id, :connector, :storeKey, :label, :status, :paused, :syncFrequency, :settings, :secrets,
            :stockFrom, :effectsFrom, :errorText, :errorAt, :createdAt, :changedAt, :version)
            on conflict do nothing""";
    private static final String UPDATE = """
            update account set store_key = :storeKey, label = :label, status = :status, paused = :paused,
            sync_frequency = :syncFrequency, settings = :settings, secrets = :secrets, stock_from = :stockFrom,
            effects_from = :effectsFrom, error_text = :errorText, error_at = :errorAt, changed_at = :changedAt,
            version = :version + 1 where id = :id and version = :version""";

    private final JdbcClient jdbc;
    private final SecretBox box;

    AccountStore(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    /** @return false when the id or the store is already there */
    boolean insert(Account account) {
        return jdbc.sql(INSERT).params(columns(account)).update() == 1;
    }

    /** @return false when the row was changed since this version was read, or is gone */
    boolean update(Account account) {
        return jdbc.sql(UPDATE).params(columns(account)).update() == 1;
    }

    boolean delete(String id) {
        return jdbc.sql("delete from account where id = :id").param("id", id).update() == 1;
    }

    Optional<Account> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from account where id = :id")
                .param("id", id)
                .query((row, number) -> account(row))
                .optional();
    }

    List<Account> read(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select " + COLUMNS + " from account where id in (:ids)")
                        .param("ids", ids)
                        .query((row, number) -> account(row))
                        .list();
    }

    /** Id → what changes with every change of the row: enough to see which rows have to be read again. */
    Map<String, String> stamps() {
        Map<String, String> stamps = new HashMap<>();
        jdbc.sql("select id, version, created_at from account").query(row -> {
            stamps.put(row.getString("id"), stamp(row.getLong("version"), instant(row, "created_at")));
        });
        return stamps;
    }

    static String stamp(long version, Instant createdAt) {
        return version + "@" + createdAt;
    }

    private Map<String, Object> columns(Account account) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("id", account.id());
        columns.put("connector", account.connector());
        columns.put("storeKey", account.storeKey());
        columns.put("label", account.label());
        columns.put("status", Words.of(account.status()));
        columns.put("paused", account.paused());
        columns.put("syncFrequency", account.syncFrequency().word());
        columns.put("settings", write(account.settings()));
        columns.put("secrets", box.seal(write(account.secrets())));
        columns.put("stockFrom", column(account.stockFrom()));
        columns.put("effectsFrom", column(account.effectsFrom()));
        columns.put(
                "errorText", account.error() == null ? null : account.error().text());
        columns.put(
                "errorAt",
                account.error() == null ? null : column(account.error().at()));
        columns.put("createdAt", column(account.createdAt()));
        columns.put("changedAt", column(account.changedAt()));
        columns.put("version", account.version());
        return columns;
    }

    private Account account(ResultSet row) throws SQLException {
        String fault = row.getString("error_text");
        return new Account(
                row.getString("id"),
                row.getString("connector"),
                row.getString("store_key"),
                row.getString("label"),
                Words.constant(Account.Status.class, row.getString("status")),
                row.getBoolean("paused"),
                Account.SyncFrequency.of(row.getString("sync_frequency")).orElseThrow(),
                read(row.getString("settings"), new TypeReference<Map<String, String>>() {}),
                read(box.open(row.getBytes("secrets")), new TypeReference<Map<String, List<String>>>() {}),
                instant(row, "stock_from"),
                instant(row, "effects_from"),
                fault == null ? null : new Account.Fault(fault, instant(row, "error_at")),
                instant(row, "created_at"),
                instant(row, "changed_at"),
                row.getLong("version"));
    }

    private static OffsetDateTime column(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static String write(Object document) {
        try {
            return Json.MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static <T> T read(String document, TypeReference<T> type) {
        try {
            return Json.MAPPER.readValue(document, type);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
