package hub.hospital;

import hub.intake.MessageState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;

/** Reads what is shown of messages from a row. */
final class MessageColumns {

    private MessageColumns() {}

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static MessageGroup group(ResultSet row) throws SQLException {
        return new MessageGroup(
                row.getString("fingerprint"),
                row.getString("connector"),
                row.getString("topic"),
                row.getString("stage"),
                row.getString("code"),
                row.getString("path"),
                row.getLong("messages"),
                instant(row, "first_seen"),
                instant(row, "last_seen"),
                row.getString("example"));
    }

    static MessageView view(ResultSet row) throws SQLException {
        return new MessageView(
                row.getObject("id", UUID.class),
                row.getString("connector"),
                row.getString("account"),
                row.getString("source"),
                row.getString("topic"),
                MessageState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                instant(row, "received_at"),
                instant(row, "handled_at"),
                row.getString("external_id"),
                row.getObject("order_id", UUID.class),
                row.getObject("duplicate_of", UUID.class),
                row.getObject("publication", Long.class),
                row.getString("stage"),
                row.getString("code"),
                row.getString("path"),
                row.getString("detail"),
                row.getString("fingerprint"),
                row.getInt("edit"),
                row.getInt("attempts"),
                row.getLong("version"));
    }
}
