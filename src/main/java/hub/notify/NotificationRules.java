package hub.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import hub.json.Json;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.Caller;
import hub.security.Sealer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules, kept as data with their addresses sealed; changing one is audited. */
@Component
public class NotificationRules {

    private static final String COLUMNS = """
            select id, kind, scope, to_customer, addresses, locale, threshold, digest_seconds, enabled, since, changed_at,
                version
            from notification_rule
            """;
    private static final String INSERT = """
            insert into notification_rule (id, kind, scope, to_customer, addresses, address_count, locale, threshold,
                digest_seconds, enabled, since, changed_at, version)
            values (:id, :kind, :scope, :customer, :addresses, :count, :locale, :threshold, :digest, :enabled, :since, :at, 1)
            on conflict do nothing""";
    private static final String CHANGE = """
            update notification_rule set kind = :kind, scope = :scope, to_customer = :customer, addresses = :addresses,
                address_count = :count, locale = :locale, threshold = :threshold, digest_seconds = :digest,
                enabled = :enabled, since = :since, changed_at = :at, version = version + 1
            where id = :id and version = :version""";

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final MailSettings settings;
    private final AuditLog audit;

    NotificationRules(JdbcClient jdbc, Sealer sealer, MailSettings settings, AuditLog audit) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.settings = settings;
        this.audit = audit;
    }

    public List<NotificationRule> after(String id, int most) {
        return jdbc.sql(COLUMNS + "where id > ? order by id fetch first " + most + " rows only")
                .param(id)
                .query((row, n) -> rule(row))
                .list();
    }

    public Optional<NotificationRule> find(String id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query((row, n) -> rule(row))
                .optional();
    }

    /** Those that are switched on and lead to somebody. */
    List<NotificationRule> active() {
        String somebody = settings.to().isEmpty() ? " and (to_customer or address_count > 0)" : "";
        return jdbc.sql(COLUMNS + "where enabled" + somebody + " order by id")
                .query((row, n) -> rule(row))
                .list();
    }

    /** Makes the rule, or changes the one of that id and version. @return empty when somebody was faster */
    @Transactional
    public Optional<NotificationRule> put(NotificationRule rule, Optional<NotificationRule> held) {
        JdbcClient.StatementSpec write = jdbc.sql(held.isPresent() ? CHANGE : INSERT)
                .param("id", rule.id())
                .param("kind", rule.kind().word())
                .param("scope", Json.MAPPER.valueToTree(rule.scope()).toString())
                .param("customer", rule.toCustomer())
                .param("addresses", rule.addresses().isEmpty() ? null : sealed(rule.addresses()))
                .param("count", rule.addresses().size())
                .param("locale", rule.locale())
                .param("threshold", rule.threshold())
                .param("digest", rule.digest().toSeconds())
                .param("enabled", rule.enabled())
                .param("since", rule.since().atOffset(ZoneOffset.UTC))
                .param("at", rule.changedAt().atOffset(ZoneOffset.UTC));
        if (held.isPresent()) {
            write = write.param("version", held.get().version());
        }
        if (write.update() == 0) {
            return Optional.empty();
        }
        String action = held.isPresent() ? "notification-rule.change" : "notification-rule.create";
        audit.record(AuditEntry.by(
                Caller.current(),
                action,
                "notification-rule:" + rule.id(),
                held.map(NotificationRules::words).orElse(null),
                words(rule)));
        return find(rule.id());
    }

    /** Rows of the audit log are never erased: addresses stand there by their number only. */
    private static String words(NotificationRule rule) {
        String whom =
                rule.toCustomer() ? "to the customer" : "to " + rule.addresses().size() + " addresses";
        String below = rule.threshold() == null ? "" : " at " + rule.threshold().toPlainString();
        return rule.kind().word() + below + " " + whom + " " + Json.MAPPER.valueToTree(rule.scope()) + " digest "
                + rule.digest() + (rule.locale() == null ? "" : " " + rule.locale()) + (rule.enabled() ? "" : " off");
    }

    private byte[] sealed(List<String> addresses) {
        return sealer.sealSecret(Json.MAPPER.valueToTree(addresses).toString());
    }

    private NotificationRule rule(ResultSet row) throws SQLException {
        byte[] addresses = row.getBytes("addresses");
        BigDecimal threshold = row.getBigDecimal("threshold");
        return new NotificationRule(
                row.getString("id"),
                Kind.of(row.getString("kind")).orElseThrow(),
                read(row.getString("scope"), new TypeReference<>() {}),
                row.getBoolean("to_customer"),
                addresses == null ? List.of() : read(sealer.openSecret(addresses), new TypeReference<>() {}),
                row.getString("locale"),
                threshold == null
                        ? null
                        : new BigDecimal(threshold.stripTrailingZeros().toPlainString()),
                Duration.ofSeconds(row.getLong("digest_seconds")),
                row.getBoolean("enabled"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notification rule's row holds what is not JSON", e);
        }
    }
}
