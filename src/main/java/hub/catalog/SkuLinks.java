package hub.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which of the hub's SKUs a channel's SKU means: the account's mapping, else the SKU itself where the hub knows it (counted,
 * in a kit, in the catalogue, or the target of a mapping).
 */
public class SkuLinks {

    /**
     * @param links channel SKU → the hub's SKU
     * @param unmapped channel SKUs nobody has explained yet
     */
    public record Resolution(Map<String, String> links, Set<String> unmapped) {}

    private record Asked(String account, String channelSku) {}

    private static final String KNOWN = """
            select 0 as preference, channel_sku as word, sku from sku_mapping where account = ? and channel_sku = any(?)
            union all select 1, sku, sku from sku_mapping where sku = any(?)
            union all select 1, sku, sku from stock_balance where sku = any(?)
            union all select 1, sku, sku from kit where sku = any(?)
            union all select 1, sku, sku from kit_component where sku = any(?)
            union all select 1, sku, sku from product where sku = any(?)
            order by preference desc""";

    private final JdbcClient jdbc;
    private final Cache<Asked, String> links;

    /**
     * @param bound how many links are remembered
     * @param staleness how long another instance's change may go unseen
     */
    public SkuLinks(JdbcClient jdbc, long bound, Duration staleness, Ticker ticker) {
        this.jdbc = jdbc;
        this.links = Caffeine.newBuilder()
                .maximumSize(bound)
                .expireAfterWrite(staleness)
                .ticker(ticker)
                .recordStats()
                .build();
    }

    public Resolution resolve(String account, Collection<String> channelSkus) {
        Map<String, String> found = new HashMap<>();
        Set<String> open = new HashSet<>();
        for (String channelSku : channelSkus) {
            String sku = channelSku == null ? null : links.getIfPresent(new Asked(account, channelSku));
            if (sku != null) {
                found.put(channelSku, sku);
            } else if (channelSku != null) {
                open.add(channelSku);
            }
        }
        Map<String, String> read = read(account, SkuWord.mappable(open));
        // Only what was found is remembered: a mapping made a moment later must be seen at once.
        read.forEach((channelSku, sku) -> links.put(new Asked(account, channelSku), sku));
        found.putAll(read);
        open.removeAll(read.keySet());
        return new Resolution(Map.copyOf(found), Set.copyOf(open));
    }

    /** Forgets what was remembered, after mappings changed. */
    public void forget() {
        links.invalidateAll();
    }

    Cache<?, ?> cache() {
        return links;
    }

    private Map<String, String> read(String account, List<String> words) {
        if (words.isEmpty()) {
            return Map.of();
        }
        String[] asked = words.toArray(String[]::new);
        Map<String, String> read = new HashMap<>();
        jdbc.sql(KNOWN)
                .param(account)
                .param(asked)
                .param(asked)
                .param(asked)
                .param(asked)
                .param(asked)
                .param(asked)
                .query(row -> {
                    read.put(row.getString("word"), row.getString("sku"));
                });
        return read;
    }
}
