package hub.alert;

import hub.alert.AlertRule.Severity;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules, kept as data; changing one is audited. */
@Component
public class AlertRules {

    private static final String COLUMNS = """
            select id, measure, above, for_seconds, severity, enabled, quiet_from, quiet_to, quiet_zone, changed_at, version
            from alert_rule
            """;
    private static final String INSERT = """
            insert into alert_rule (id, measure, above, for_seconds, severity, enabled, quiet_from, quiet_to, quiet_zone,
                changed_at, version)
            values (:id, :measure, :above, :seconds, :severity, :enabled, :from, :to, :zone, :at, 1)
            on conflict do nothing""";
    private static final String CHANGE = """
            update alert_rule set measure = :measure, above = :above, for_seconds = :seconds, severity = :severity,
                enabled = :enabled, quiet_from = :from, quiet_to = :to, quiet_zone = :zone, changed_at = :at,
                version = version + 1
            where id = :id and version = :version""";

    private final JdbcClient jdbc;
    private final AuditLog audit;

    AlertRules(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public List<AlertRule> after(String id, int most) {
        return jdbc.sql(COLUMNS + "where id > ? order by id fetch first " + most + " rows only")
                .param(id)
                .query((row, n) -> rule(row))
                .list();
    }

    public Optional<AlertRule> find(String id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query((row, n) -> rule(row))
                .optional();
    }

    /** Makes the rule, or changes the one of that id and version. @return empty when somebody was faster */
    @Transactional
    public Optional<AlertRule> put(AlertRule rule, Optional<AlertRule> held) {
        JdbcClient.StatementSpec write = jdbc.sql(held.isPresent() ? CHANGE : INSERT)
                .param("id", rule.id())
                .param("measure", rule.measure().word())
                .param("above", rule.above())
                .param("seconds", rule.lasting().toSeconds())
                .param("severity", rule.severity().word())
                .param("enabled", rule.enabled())
                .param("from", rule.quiet() == null ? null : rule.quiet().from().toString())
                .param("to", rule.quiet() == null ? null : rule.quiet().to().toString())
                .param("zone", rule.quiet() == null ? null : rule.quiet().zone().getId())
                .param("at", rule.changedAt().atOffset(ZoneOffset.UTC));
        if (held.isPresent()) {
            write = write.param("version", held.get().version());
        }
        if (write.update() == 0) {
            return Optional.empty();
        }
        audit.record(AuditEntry.by(
                Caller.current(),
                held.isPresent() ? "alert-rule.change" : "alert-rule.create",
                "alert-rule:" + rule.id(),
                held.map(AlertRules::words).orElse(null),
                words(rule)));
        return find(rule.id());
    }

    /** Held until the transaction ends, so that no two instances judge it at once; empty when another does. */
    Optional<AlertRule> lock(String id) {
        return jdbc.sql(COLUMNS + "where id = ? for update skip locked")
                .param(id)
                .query((row, n) -> rule(row))
                .optional();
    }

    private static String words(AlertRule rule) {
        String quiet = rule.quiet() == null ? "" : " quiet " + rule.quiet();
        return rule.measure().word() + " above " + rule.above().toPlainString() + " for " + rule.lasting() + " "
                + rule.severity().word() + (rule.enabled() ? "" : " off") + quiet;
    }

    private static AlertRule rule(ResultSet row) throws SQLException {
        String from = row.getString("quiet_from");
        QuietHours quiet = from == null
                ? null
                : new QuietHours(
                        LocalTime.parse(from),
                        LocalTime.parse(row.getString("quiet_to")),
                        ZoneId.of(row.getString("quiet_zone")));
        return new AlertRule(
                row.getString("id"),
                Measure.of(row.getString("measure")).orElseThrow(),
                row.getBigDecimal("above").stripTrailingZeros(),
                Duration.ofSeconds(row.getLong("for_seconds")),
                Severity.of(row.getString("severity")).orElseThrow(),
                row.getBoolean("enabled"),
                quiet,
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
