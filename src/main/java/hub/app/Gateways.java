package hub.app;

import hub.security.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The gateways' rows, secrets sealed. Every write belongs to the caller's transaction. */
@Component
public class Gateways {

    /** Never part of a secret, which is base64. */
    private static final String BETWEEN = " ";

    private final JdbcClient jdbc;
    private final Sealer sealer;

    Gateways(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    public Optional<Gateway> find(String id) {
        return jdbc.sql("select * from payment_gateway where id = ?")
                .param(id)
                .query(this::gateway)
                .optional();
    }

    /** Held until the transaction ends. */
    public Optional<Gateway> lock(String id) {
        return jdbc.sql("select * from payment_gateway where id = ? for update")
                .param(id)
                .query(this::gateway)
                .optional();
    }

    /** Sorted by id, beginning after the given one. */
    public List<Gateway> page(String after, int most) {
        return jdbc.sql("select * from payment_gateway where id > ? order by id fetch first " + most + " rows only")
                .param(after)
                .query(this::gateway)
                .list();
    }

    /** @return false when the id is taken */
    public boolean insert(Gateway gateway) {
        return jdbc.sql("insert into payment_gateway (id, secrets, created_at, changed_at, version)"
                                + " values (?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                gateway.id(),
                                sealed(gateway),
                                Timestamp.from(gateway.createdAt()),
                                Timestamp.from(gateway.changedAt()),
                                gateway.version())
                        .update()
                == 1;
    }

    public void update(Gateway gateway) {
        jdbc.sql("update payment_gateway set secrets = ?, changed_at = ?, version = ? where id = ?")
                .params(sealed(gateway), Timestamp.from(gateway.changedAt()), gateway.version(), gateway.id())
                .update();
    }

    public void delete(String id) {
        jdbc.sql("delete from payment_gateway where id = ?").param(id).update();
    }

    private byte[] sealed(Gateway gateway) {
        return sealer.sealSecret(String.join(BETWEEN, gateway.secrets()));
    }

    private Gateway gateway(ResultSet row, int number) throws SQLException {
        return new Gateway(
                row.getString("id"),
                List.of(sealer.openSecret(row.getBytes("secrets")).split(BETWEEN)),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getLong("version"));
    }
}
