package hub.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The mappings of all accounts. A new one wakes the orders that waited for it; orders already linked keep their link. */
@Component
public class SkuMappings {

    /** Which mappings to show; null stands for any. */
    public record Filter(String account, String channelSku, String sku) {}

    /** @param created false when the mapping stood before and was changed or confirmed */
    public record Saved(SkuMapping mapping, boolean created) {}

    private final JdbcClient jdbc;
    private final SkuLinks links;
    private final UnmappedSkus unmapped;

    public SkuMappings(JdbcClient jdbc, SkuLinks links, UnmappedSkus unmapped) {
        this.jdbc = jdbc;
        this.links = links;
        this.unmapped = unmapped;
    }

    @Transactional
    public Saved save(String account, String channelSku, String sku, Instant now) {
        UUID id = SkuMapping.idOf(account, channelSku);
        SkuMapping mapping = new SkuMapping(id, account, channelSku, sku, now.truncatedTo(ChronoUnit.MICROS));
        boolean created = !change(mapping) && insert(mapping);
        unmapped.explained(mapping);
        forgetOnceCommitted();
        return new Saved(mapping, created);
    }

    /** Orders already linked keep their link. */
    @Transactional
    public boolean delete(UUID id) {
        boolean stood =
                jdbc.sql("delete from sku_mapping where id = ?").param(id).update() == 1;
        forgetOnceCommitted();
        return stood;
    }

    public Optional<SkuMapping> find(UUID id) {
        return jdbc.sql("select * from sku_mapping where id = ?")
                .param(id)
                .query(SkuMappings::mapping)
                .optional();
    }

    /** Sorted by account and channel SKU, beginning after the given pair (two empty texts for the start). */
    public List<SkuMapping> page(Filter filter, String afterAccount, String afterChannelSku, int most) {
        return jdbc.sql("""
                        select * from sku_mapping
                        where (account, channel_sku) > (:afterAccount, :afterChannelSku)
                          and (cast(:account as varchar) is null or account = :account)
                          and (cast(:channelSku as varchar) is null or channel_sku = :channelSku)
                          and (cast(:sku as varchar) is null or sku = :sku)
                        order by account, channel_sku fetch first :most rows only""")
                .param("afterAccount", afterAccount)
                .param("afterChannelSku", afterChannelSku)
                .param("account", filter.account())
                .param("channelSku", filter.channelSku())
                .param("sku", filter.sku())
                .param("most", most)
                .query(SkuMappings::mapping)
                .list();
    }

    private boolean change(SkuMapping mapping) {
        return jdbc.sql("update sku_mapping set sku = ?, changed_at = ? where id = ?")
                        .param(mapping.sku())
                        .param(mapping.changedAt().atOffset(ZoneOffset.UTC))
                        .param(mapping.id())
                        .update()
                == 1;
    }

    private boolean insert(SkuMapping mapping) {
        int inserted = jdbc.sql("""
                        insert into sku_mapping (id, account, channel_sku, sku, changed_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .param(mapping.id())
                .param(mapping.account())
                .param(mapping.channelSku())
                .param(mapping.sku())
                .param(mapping.changedAt().atOffset(ZoneOffset.UTC))
                .update();
        return inserted == 1 || !change(mapping);
    }

    private void forgetOnceCommitted() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            links.forget();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                links.forget();
            }
        });
    }

    private static SkuMapping mapping(ResultSet row, int number) throws SQLException {
        return new SkuMapping(
                row.getObject("id", UUID.class),
                row.getString("account"),
                row.getString("channel_sku"),
                row.getString("sku"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
