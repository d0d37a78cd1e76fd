package hub.folding;

import hub.channel.Accounts;
import hub.channel.Connector;
import hub.channel.Connectors;
import hub.order.OrderKey;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Under which rules an order that the hub holds is folded on. */
@Component
public class KnownOrders {

    /** @param subject may go short: the order was taken already */
    public record Known(OrderKey key, Subject subject) {}

    private record Row(String storeKey, String externalId, String channel, String account) {}

    private final JdbcTemplate jdbc;
    private final Accounts accounts;
    private final Connectors connectors;

    KnownOrders(JdbcTemplate jdbc, Accounts accounts, Connectors connectors) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.connectors = connectors;
    }

    /** Empty for an order nobody knows, and where neither account nor hub speaks for it any more. */
    public Optional<Known> find(UUID orderId) {
        return jdbc
                .query(
                        "select store_key, external_id, channel, account from orders where id = ?",
                        (row, n) -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                        orderId)
                .stream()
                .findFirst()
                .flatMap(row -> subject(row)
                        .map(subject -> new Known(new OrderKey(row.storeKey(), row.externalId()), subject)));
    }

    /** Empty for an order nobody knows. */
    public Optional<UUID> id(OrderKey key) {
        return jdbc
                .queryForList(
                        "select id from orders where store_key = ? and external_id = ?",
                        UUID.class,
                        key.storeKey(),
                        key.externalId())
                .stream()
                .findFirst();
    }

    private Optional<Subject> subject(Row row) {
        return connectors
                .find(row.channel())
                .flatMap(connector -> accounts.find(row.channel(), row.account())
                        .map(account -> Subject.of(account, connector))
                        .or(() -> ofTheHub(row, connector)));
    }

    private static Optional<Subject> ofTheHub(Row row, Connector connector) {
        Subject hub = Subject.hub(row.channel(), row.account(), connector.statusWords());
        // A till's store key goes on with the registration.
        boolean own = row.storeKey().equals(hub.storeKey()) || row.storeKey().startsWith(hub.storeKey() + "/");
        return own ? Optional.of(hub.taken(row.storeKey())) : Optional.empty();
    }
}
