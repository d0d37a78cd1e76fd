package hub.catalog;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Prices in the database: rows are added, never changed. */
@Component
class PriceRows {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    PriceRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    /** From here to the end of the transaction nobody else writes prices of the SKU. @return the newest number */
    long lock(String sku) {
        jdbc.update("insert into price_head (sku, number) values (?, 0) on conflict do nothing", sku);
        return client.sql("select number from price_head where sku = ? for update")
                .param(sku)
                .query(Long.class)
                .single();
    }

    void add(Price price) {
        jdbc.update(
                "insert into price (sku, number, currency, price_list, min_quantity, amount, sale_amount, valid_from,"
                        + " valid_to, recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                price.sku(),
                price.number(),
                price.currency(),
                price.list(),
                price.minQuantity(),
                price.amount(),
                price.saleAmount(),
                ProductRows.at(price.validFrom()),
                ProductRows.at(price.validTo()),
                ProductRows.at(price.recordedAt()),
                price.recordedBy());
        jdbc.update("update price_head set number = ? where sku = ?", price.number(), price.sku());
    }

    List<Price> of(Collection<String> skus) {
        return skus.isEmpty()
                ? List.of()
                : client.sql("select * from price where sku in (:skus) order by sku, number")
                        .param("skus", skus)
                        .query(PriceRows::price)
                        .list();
    }

    /** Those that cover the moment. */
    List<Price> covering(Collection<String> skus, Instant at) {
        return skus.isEmpty()
                ? List.of()
                : client.sql("select * from price where sku in (:skus) and valid_from <= :at"
                                + " and (valid_to is null or valid_to > :at) order by sku, number")
                        .param("skus", skus)
                        .param("at", ProductRows.at(at))
                        .query(PriceRows::price)
                        .list();
    }

    /** Rows of the SKU below the given number, the newest first. */
    List<Price> below(String sku, long number, int most) {
        return client.sql("select * from price where sku = ? and number < ? order by number desc fetch first " + most
                        + " rows only")
                .params(sku, number)
                .query(PriceRows::price)
                .list();
    }

    List<String> skusAfter(String sku, int most) {
        return client.sql("select sku from price_head where sku > ? order by sku fetch first " + most + " rows only")
                .param(sku)
                .query(String.class)
                .list();
    }

    private static Price price(ResultSet row, int n) throws SQLException {
        return new Price(
                row.getString("sku"),
                row.getLong("number"),
                row.getString("currency"),
                row.getString("price_list"),
                plain(row.getBigDecimal("min_quantity"), 0),
                plain(row.getBigDecimal("amount"), 2),
                plain(row.getBigDecimal("sale_amount"), 2),
                ProductRows.instant(row, "valid_from"),
                ProductRows.instant(row, "valid_to"),
                ProductRows.instant(row, "recorded_at"),
                row.getString("recorded_by"));
    }

    /** The column's places are no one's. */
    private static BigDecimal plain(BigDecimal number, int least) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < least ? stripped.setScale(least) : stripped;
    }
}
