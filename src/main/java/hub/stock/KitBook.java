package hub.stock;

import hub.catalog.UnmappedSkus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The kits and every composition they had. */
@Component
public class KitBook {

    private final JdbcClient client;
    private final UnmappedSkus unmapped;

    KitBook(JdbcTemplate jdbc, UnmappedSkus unmapped) {
        this.client = JdbcClient.create(jdbc);
        this.unmapped = unmapped;
    }

    /** The newest composition of the kits after the given SKU, by SKU. */
    public List<Kit> page(String after, int limit) {
        return client.sql("select sku, max(valid_from) as valid_from from kit where sku > ? group by sku order by sku"
                        + " fetch first " + limit + " rows only")
                .param(after)
                .query((row, n) -> load(row.getString("sku"), Sql.instant(row, "valid_from")))
                .list();
    }

    /** The newest composition. */
    public Optional<Kit> find(String sku) {
        return client.sql("select valid_from from kit where sku = ? order by valid_from desc fetch first 1 rows only")
                .param(sku)
                .query((row, n) -> load(sku, Sql.instant(row, "valid_from")))
                .optional();
    }

    /**
     * Adds a composition, or replaces the one with the same {@code validFrom}; orders that waited for the kit or for what
     * it is made of are folded again.
     */
    public void write(Kit kit, Instant now) {
        unmapped.known(
                Stream.concat(Stream.of(kit.sku()), kit.components().stream().map(Kit.Component::sku))
                        .toList(),
                now);
        client.sql("delete from kit_component where kit = ? and valid_from = ?")
                .params(kit.sku(), Sql.at(kit.validFrom()))
                .update();
        client.sql("delete from kit where sku = ? and valid_from = ?")
                .params(kit.sku(), Sql.at(kit.validFrom()))
                .update();
        client.sql("insert into kit (sku, valid_from, name) values (?, ?, ?)")
                .params(kit.sku(), Sql.at(kit.validFrom()), kit.name())
                .update();
        for (Kit.Component component : kit.components()) {
            client.sql("insert into kit_component (kit, valid_from, sku, quantity) values (?, ?, ?, ?)")
                    .params(kit.sku(), Sql.at(kit.validFrom()), component.sku(), component.quantity())
                    .update();
        }
    }

    /** Whether a kit of these components would, at any depth, contain itself. */
    public boolean closesCircle(Kit kit) {
        Set<String> skus = new HashSet<>();
        kit.components().forEach(component -> skus.add(component.sku()));
        Kits kits = of(skus);
        return skus.contains(kit.sku())
                || kits.bySku().values().stream()
                        .flatMap(List::stream)
                        .flatMap(composition -> composition.components().stream())
                        .anyMatch(component -> component.sku().equals(kit.sku()));
    }

    /** The kits among the SKUs, and the kits inside them. */
    Kits of(Collection<String> skus) {
        Map<String, List<Kits.Composition>> found = new HashMap<>();
        Set<String> asked = new HashSet<>();
        Set<String> ask = new HashSet<>(skus);
        while (!ask.isEmpty()) {
            asked.addAll(ask);
            Set<String> inside = new HashSet<>();
            compositions(ask).forEach((sku, compositions) -> {
                found.put(sku, compositions);
                compositions.forEach(
                        composition -> composition.components().forEach(component -> inside.add(component.sku())));
            });
            inside.removeAll(asked);
            ask = inside;
        }
        return new Kits(found);
    }

    /** What one piece of each SKU takes out of stock then: a kit's parts, else the SKU itself. */
    public Map<String, Map<String, BigDecimal>> parts(Collection<String> skus, Instant when) {
        Kits kits = skus.isEmpty() ? Kits.NONE : of(skus);
        Map<String, Map<String, BigDecimal>> parts = new HashMap<>();
        for (String sku : skus) {
            Map<String, BigDecimal> made = new HashMap<>();
            kits.explode(sku, when).forEach(part -> made.put(part.sku(), part.factor()));
            parts.put(sku, made);
        }
        return parts;
    }

    private Map<String, List<Kits.Composition>> compositions(Set<String> skus) {
        Map<String, Map<Instant, List<Kits.Component>>> rows = new HashMap<>();
        client.sql("select kit, valid_from, sku, quantity from kit_component where kit in (:skus) order by kit, sku")
                .param("skus", skus)
                .query(row -> {
                    rows.computeIfAbsent(row.getString("kit"), kit -> new HashMap<>())
                            .computeIfAbsent(Sql.instant(row, "valid_from"), from -> new ArrayList<>())
                            .add(new Kits.Component(row.getString("sku"), row.getBigDecimal("quantity")));
                });
        Map<String, List<Kits.Composition>> compositions = new HashMap<>();
        rows.forEach((kit, byTime) -> compositions.put(
                kit,
                byTime.entrySet().stream()
                        .map(entry -> new Kits.Composition(entry.getKey(), entry.getValue()))
                        .toList()));
        return compositions;
    }

    private Kit load(String sku, Instant validFrom) {
        String name = client.sql("select name from kit where sku = ? and valid_from = ?")
                .params(sku, Sql.at(validFrom))
                .query((row, n) -> Optional.ofNullable(row.getString("name")))
                .single()
                .orElse(null);
        List<Kit.Component> components = client.sql(
                        "select sku, quantity from kit_component where kit = ? and valid_from = ? order by sku")
                .params(sku, Sql.at(validFrom))
                .query((row, n) -> new Kit.Component(row.getString("sku"), row.getBigDecimal("quantity")))
                .list();
        return new Kit(sku, name, validFrom, components);
    }
}
