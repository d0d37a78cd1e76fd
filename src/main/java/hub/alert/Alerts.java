package hub.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import hub.alert.Alert.State;
import hub.alert.AlertRule.Severity;
import hub.alert.Reading.Share;
import hub.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The alerts' rows. */
@Component
public class Alerts {

    private static final String COLUMNS = """
            select id, rule, severity, measure, above, state, since, opened_at, calm_since, closed_at, told_at, amount,
                peak, details, acknowledged_at, acknowledged_by
            from alert
            """;
    private static final String INSERT = """
            insert into alert (id, rule, severity, measure, above, state, since, amount, peak, details)
            values (:id, :rule, :severity, :measure, :above, :state, :since, 0, 0, '[]')""";
    private static final String UPDATE = """
            update alert set severity = :severity, measure = :measure, above = :above, state = :state,
                opened_at = :opened, calm_since = :calm, closed_at = :closed, told_at = :told, amount = :amount,
                peak = :peak, details = :details
            where id = :id""";
    private static final String ACKNOWLEDGE = """
            update alert set state = 'acknowledged', acknowledged_at = :now, acknowledged_by = :by
            where id = :id and state = 'open'""";

    private final JdbcClient jdbc;

    Alerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first; first signs are no alerts yet and not shown. @param state null for all */
    public List<Alert> before(String state, Instant since, UUID id, int most) {
        return jdbc.sql(COLUMNS + "where state <> 'pending' and state = coalesce(:state, state)"
                        + " and (since, id) < (:since, :id) order by since desc, id desc fetch first " + most
                        + " rows only")
                .param("state", state)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .query((row, n) -> alert(row))
                .list();
    }

    public Optional<Alert> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ? and state <> 'pending'")
                .param(id)
                .query((row, n) -> alert(row))
                .optional();
    }

    /** The one of this rule that is not closed; locked, so that whoever takes it into hand meanwhile comes after. */
    Optional<Alert> unfinished(String rule) {
        return jdbc.sql(COLUMNS + "where rule = ? and state <> 'closed' for update")
                .param(rule)
                .query((row, n) -> alert(row))
                .optional();
    }

    /** @return false when it is not open */
    boolean acknowledge(UUID id, String by, Instant now) {
        return jdbc.sql(ACKNOWLEDGE)
                        .param("id", id)
                        .param("by", by)
                        .param("now", column(now))
                        .update()
                == 1;
    }

    void add(Alert alert) {
        jdbc.sql(INSERT)
                .param("id", alert.id())
                .param("rule", alert.rule())
                .param("severity", alert.severity().word())
                .param("measure", alert.measure().word())
                .param("above", alert.above())
                .param("state", State.PENDING.word())
                .param("since", column(alert.since()))
                .update();
        update(alert);
    }

    void update(Alert alert) {
        jdbc.sql(UPDATE)
                .param("id", alert.id())
                .param("severity", alert.severity().word())
                .param("measure", alert.measure().word())
                .param("above", alert.above())
                .param("state", alert.state().word())
                .param("opened", column(alert.openedAt()))
                .param("calm", column(alert.calmSince()))
                .param("closed", column(alert.closedAt()))
                .param("told", column(alert.toldAt()))
                .param("amount", alert.amount())
                .param("peak", alert.peak())
                .param("details", Json.MAPPER.valueToTree(alert.shares()).toString())
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from alert where id = ?").param(id).update();
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getObject("id", UUID.class),
                row.getString("rule"),
                Severity.of(row.getString("severity")).orElseThrow(),
                Measure.of(row.getString("measure")).orElseThrow(),
                row.getBigDecimal("above").stripTrailingZeros(),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                instant(row, "since"),
                instant(row, "opened_at"),
                instant(row, "calm_since"),
                instant(row, "closed_at"),
                instant(row, "told_at"),
                row.getBigDecimal("amount").stripTrailingZeros(),
                row.getBigDecimal("peak").stripTrailingZeros(),
                shares(row.getString("details")),
                instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"));
    }

    private static List<Share> shares(String json) {
        try {
            return Json.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert's row holds what is not JSON", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime column(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
