package hub.level;

import com.fasterxml.jackson.core.JsonProcessingException;
import hub.catalog.SkuLinks;
import hub.json.Json;
import hub.stock.ChannelStock;
import hub.stock.KitBook;
import hub.store.TransactionRetry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which levels an account is told of: follows from what it sells, what its SKUs mean, and where its stock lies. */
@Component
public class PublicationPlan {

    private static final int BATCH = 500;
    private static final String ADD = """
            insert into publication (account, listing, location, channel_sku, sku, shared, state, base_own, own_since,
            inflight, must_read, attempts, due_at, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, 0, ?, 0, false, 0, ?, ?) on conflict do nothing""";
    private static final String CHANGE = """
            update publication set channel_sku = ?, sku = ?, shared = ?, due_at = ?, must_read = true
            where account = ? and listing = ? and location = ?""";
    private static final String DROP = "delete from publication where account = ? and listing = ? and location = ?";

    /** @param placed whether the hub knows which of its locations the channel's is */
    private record Planned(String channelSku, String sku, boolean shared, boolean placed) {}

    private record At(String listing, String location) {}

    private record Listed(String listing, String channelSku, List<String> locations) {}

    private final JdbcTemplate jdbc;
    private final SkuLinks links;
    private final KitBook kits;
    private final ChannelStock stock;
    private final TransactionRetry transaction;

    PublicationPlan(JdbcTemplate jdbc, SkuLinks links, KitBook kits, ChannelStock stock, TransactionRetry transaction) {
        this.jdbc = jdbc;
        this.links = links;
        this.kits = kits;
        this.stock = stock;
        this.transaction = transaction;
    }

    /** Makes the rows agree with the listing; what is published stays as it is. */
    public void refresh(String account, Instant now) {
        transaction.inTransaction(() -> {
            List<Listed> listed = listed(account);
            Map<String, String> skus = links.resolve(
                            account,
                            listed.stream().map(Listed::channelSku).distinct().toList())
                    .links();
            Map<String, Map<String, BigDecimal>> parts = kits.parts(new HashSet<>(skus.values()), now);
            Map<At, Planned> planned = planned(account, listed, skus, parts);
            write(account, planned, now);
            writeParts(account, listed, skus, parts);
            return listed.size();
        });
    }

    private Map<At, Planned> planned(
            String account, List<Listed> listed, Map<String, String> skus, Map<String, Map<String, BigDecimal>> parts) {
        Set<String> named = stock.named(account).keySet();
        Map<String, Integer> uses = new HashMap<>();
        listed.forEach(one -> {
            for (String part : parts.getOrDefault(String.valueOf(skus.get(one.channelSku())), Map.of())
                    .keySet()) {
                uses.merge(part, 1, Integer::sum);
            }
        });
        Map<At, Planned> planned = new HashMap<>();
        for (Listed one : listed) {
            List<String> locations = one.locations().stream()
                    .filter(location -> named.isEmpty() || location.isEmpty() || named.contains(location))
                    .toList();
            String sku = skus.get(one.channelSku());
            Map<String, BigDecimal> made = parts.getOrDefault(String.valueOf(sku), Map.of());
            boolean alone = locations.size() == 1
                    && made.size() == 1
                    && made.keySet().stream().allMatch(part -> uses.get(part) == 1)
                    && made.values().stream().allMatch(factor -> factor.compareTo(BigDecimal.ONE) == 0);
            boolean placed = locations.size() == 1 || !named.isEmpty();
            locations.forEach(location ->
                    planned.put(new At(one.listing(), location), new Planned(one.channelSku(), sku, !alone, placed)));
        }
        return planned;
    }

    private void write(String account, Map<At, Planned> planned, Instant now) {
        Map<At, Planned> there = there(account);
        List<Object[]> add = new ArrayList<>();
        List<Object[]> change = new ArrayList<>();
        var at = LevelRows.column(now);
        var since = LevelRows.column(now.minus(Duration.ofMinutes(10)));
        planned.forEach((key, plan) -> {
            Planned before = there.remove(key);
            if (before == null) {
                add.add(new Object[] {
                    account,
                    key.listing(),
                    key.location(),
                    plan.channelSku(),
                    plan.sku(),
                    plan.shared(),
                    state(plan),
                    since,
                    at,
                    at
                });
            } else if (!before.equals(plan)) {
                change.add(new Object[] {
                    plan.channelSku(), plan.sku(), plan.shared(), at, account, key.listing(), key.location()
                });
            }
        });
        inBatches(ADD, add);
        inBatches(CHANGE, change);
        inBatches(
                DROP,
                there.keySet().stream()
                        .map(key -> new Object[] {account, key.listing(), key.location()})
                        .toList());
        for (String state : List.of("unplaced", "unmapped", "waiting")) {
            inBatches(
                    "update publication set state = '" + state
                            + "' where account = ? and listing = ? and location = ?"
                            + " and (state in ('unplaced', 'unmapped') and state <> '" + state + "' or '" + state
                            + "' in ('unplaced', 'unmapped'))",
                    planned.entrySet().stream()
                            .filter(entry -> state(entry.getValue()).equals(state))
                            .map(entry -> new Object[] {
                                account,
                                entry.getKey().listing(),
                                entry.getKey().location()
                            })
                            .toList());
        }
    }

    private static String state(Planned plan) {
        if (plan.sku() == null) {
            return State.UNMAPPED.word();
        }
        return (plan.placed() ? State.WAITING : State.UNPLACED).word();
    }

    private Map<At, Planned> there(String account) {
        Map<At, Planned> there = new HashMap<>();
        jdbc.query(
                "select listing, location, channel_sku, sku, shared, state from publication where account = ?",
                row -> {
                    there.put(
                            new At(row.getString(1), row.getString(2)),
                            new Planned(
                                    row.getString(3),
                                    row.getString(4),
                                    row.getBoolean(5),
                                    !row.getString(6).equals(State.UNPLACED.word())));
                },
                account);
        return there;
    }

    private void writeParts(
            String account, List<Listed> listed, Map<String, String> skus, Map<String, Map<String, BigDecimal>> parts) {
        jdbc.update("delete from publication_part where account = ?", account);
        List<Object[]> rows = new ArrayList<>();
        for (Listed one : listed) {
            parts.getOrDefault(String.valueOf(skus.get(one.channelSku())), Map.of())
                    .forEach((sku, factor) -> rows.add(new Object[] {account, one.listing(), sku, factor}));
        }
        inBatches("insert into publication_part (account, listing, sku, quantity) values (?, ?, ?, ?)", rows);
    }

    private void inBatches(String sql, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            jdbc.batchUpdate(sql, rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
    }

    /** What has a SKU and whose stock the platform keeps. */
    private List<Listed> listed(String account) {
        return jdbc.query(
                "select listing, channel_sku, locations from listing where account = ? and tracked"
                        + " and channel_sku is not null",
                (row, n) -> new Listed(row.getString(1), row.getString(2), locations(row.getString(3))),
                account);
    }

    private static List<String> locations(String list) {
        try {
            return List.of(Json.MAPPER.readValue(list, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("listing.locations: unreadable (expected: a JSON list)", e);
        }
    }
}
