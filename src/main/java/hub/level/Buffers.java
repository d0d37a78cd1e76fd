package hub.level;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is held back from an account, so that the last pieces are not sold twice. */
@Component
public class Buffers {

    /** @param sku the hub's; empty for every SKU that has none of its own */
    public record Buffer(String account, String sku, BigDecimal quantity) {}

    private final JdbcClient jdbc;
    private final LevelRows publications;

    Buffers(JdbcClient jdbc, LevelRows publications) {
        this.jdbc = jdbc;
        this.publications = publications;
    }

    public List<Buffer> of(String account) {
        return jdbc.sql("select account, sku, quantity from stock_buffer where account = ? order by sku")
                .param(account)
                .query((row, n) -> new Buffer(row.getString(1), row.getString(2), plain(row.getBigDecimal(3))))
                .list();
    }

    public Optional<Buffer> find(String account, String sku) {
        return of(account).stream().filter(buffer -> buffer.sku().equals(sku)).findFirst();
    }

    /** Nothing held back is no buffer. */
    public void set(Buffer buffer, Instant now) {
        jdbc.sql("delete from stock_buffer where account = ? and sku = ?")
                .params(buffer.account(), buffer.sku())
                .update();
        if (buffer.quantity().signum() > 0) {
            jdbc.sql("insert into stock_buffer (account, sku, quantity) values (?, ?, ?)")
                    .params(buffer.account(), buffer.sku(), buffer.quantity())
                    .update();
        }
        publications.wakeAll(buffer.account(), now);
    }

    Map<String, BigDecimal> bySku(String account) {
        return of(account).stream().collect(Collectors.toMap(Buffer::sku, Buffer::quantity));
    }

    private static BigDecimal plain(BigDecimal quantity) {
        return new BigDecimal(quantity.stripTrailingZeros().toPlainString());
    }
}
