package hub.level;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.channel.Account;
import hub.channel.Accounts;
import hub.channel.Connector;
import hub.channel.Connector.Master;
import hub.channel.Connector.StockLevel;
import hub.channel.Connectors;
import hub.json.Json;
import hub.stock.ChannelStock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what decides about an account's levels: balances, its own orders, buffers, places. All of one moment. */
@Component
class Pictures {

    /** Longer than any transaction: what was recorded before is committed. */
    private static final Duration OLDEST_OPEN = Duration.ofMinutes(10);

    private final LevelRows publications;
    private final ChannelStock stock;
    private final Buffers buffers;
    private final AskedOrders asked;
    private final Accounts accounts;
    private final Connectors connectors;
    private final LevelSettings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate oneMoment;

    Pictures(
            LevelRows publications,
            ChannelStock stock,
            Buffers buffers,
            AskedOrders asked,
            Accounts accounts,
            Connectors connectors,
            LevelSettings settings,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.publications = publications;
        this.stock = stock;
        this.buffers = buffers;
        this.asked = asked;
        this.accounts = accounts;
        this.connectors = connectors;
        this.settings = settings;
        this.jdbc = jdbc;
        this.oneMoment = new TransactionTemplate(transactions);
        // A sale between two statements would be in one of them only.
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    List<Seen> of(String account, Collection<String> listings, Instant now) {
        return accounts.find(account)
                .map(known ->
                        oneMoment.execute(status -> seen(known, publications.of(account, listings), listings, now)))
                .orElse(List.of());
    }

    private List<Seen> seen(Account account, List<Publication> rows, Collection<String> listings, Instant now) {
        Connector.Stock rules = connectors.get(account.connector()).stock();
        Map<String, Map<String, BigDecimal>> parts = parts(account.id(), listings);
        TreeSet<String> skus = new TreeSet<>();
        parts.values().forEach(made -> skus.addAll(made.keySet()));
        Instant fresh = now.minus(OLDEST_OPEN);
        Instant oldest =
                rows.stream().map(Publication::ownSince).min(Instant::compareTo).orElse(fresh);
        OwnMoves own =
                new OwnMoves(stock.movedBy(account.id(), skus, oldest.isBefore(fresh) ? oldest : fresh), rules.level());
        ShelfSums shelf = new ShelfSums(
                stock.held(skus),
                stock.named(account.id()),
                rules.level() == StockLevel.PHYSICAL ? stock.reservedBy(account.id(), skus) : Map.of());
        Map<String, BigDecimal> buffer = buffers.bySku(account.id());
        Map<String, JsonNode> ids = ids(account.id(), listings);
        return rows.stream()
                .map(row -> {
                    Map<String, BigDecimal> made = parts.getOrDefault(row.key().listing(), Map.of());
                    BigDecimal back =
                            buffer.getOrDefault(String.valueOf(row.sku()), buffer.getOrDefault("", BigDecimal.ZERO));
                    Own moved = new Own(own.of(made, row.ownSince()), own.of(made, fresh), fresh);
                    Picture picture = picture(row, shelf.wanted(made, row.key().location()), back, moved, rules, now);
                    Course course = row.course();
                    course.wanted = picture.wanted();
                    return new Seen(row, ids.get(row.key().listing()), picture, moved, back, course);
                })
                .toList();
    }

    private Picture picture(
            Publication row, BigDecimal shelf, BigDecimal buffer, Own own, Connector.Stock rules, Instant now) {
        BigDecimal wanted = shelf == null
                ? null
                : shelf.subtract(buffer).setScale(0, RoundingMode.FLOOR).max(BigDecimal.ZERO);
        BigDecimal since = own.since();
        boolean known = row.heldAt() != null && asked.isPast(row.key().account(), row.heldAt(), now);
        return new Picture(
                wanted,
                !row.shared(),
                row.base(),
                since.subtract(row.baseOwn()),
                row.attempted(),
                row.attempted() == null ? BigDecimal.ZERO : since.subtract(row.attemptedOwn()),
                row.held(),
                known && rules.master() == Master.HUB,
                row.mustRead() || known && row.held().signum() >= 0 || isOld(row, now));
    }

    /** Two errors can hide each other; an own order and what nobody told of look the same. A look finds them. */
    private boolean isOld(Publication row, Instant now) {
        return row.readAt() != null && row.readAt().plus(settings.look()).isBefore(now);
    }

    private Map<String, Map<String, BigDecimal>> parts(String account, Collection<String> listings) {
        Map<String, Map<String, BigDecimal>> parts = new HashMap<>();
        jdbc.sql("select listing, sku, quantity from publication_part where account = ? and listing = any(?)")
                .params(account, listings.toArray(String[]::new))
                .query(row -> {
                    parts.computeIfAbsent(row.getString(1), listing -> new HashMap<>())
                            .put(row.getString(2), row.getBigDecimal(3));
                });
        return parts;
    }

    private Map<String, JsonNode> ids(String account, Collection<String> listings) {
        Map<String, JsonNode> ids = new HashMap<>();
        jdbc.sql("select listing, ids from listing where account = ? and listing = any(?)")
                .params(account, listings.toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString(1), tree(row.getString(2)));
                });
        return ids;
    }

    private static JsonNode tree(String document) {
        try {
            return Json.MAPPER.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("listing.ids: unreadable (expected: JSON)", e);
        }
    }
}
