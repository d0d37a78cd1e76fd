package hub.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Products in the database. Every write belongs to the caller's transaction. */
@Component
class ProductRows {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    ProductRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    Optional<Product> find(String sku) {
        return client.sql("select * from product where sku = ?")
                .param(sku)
                .query(ProductRows::product)
                .optional();
    }

    Optional<Product> lock(String sku) {
        return client.sql("select * from product where sku = ? for update")
                .param(sku)
                .query(ProductRows::product)
                .optional();
    }

    /** @return false when somebody else made it first */
    boolean insert(Product product) {
        return jdbc.update(
                        "insert into product (sku, revision, status, created_at, changed_at, changed_by, content)"
                                + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        product.sku(),
                        product.revision(),
                        product.form().status(),
                        at(product.createdAt()),
                        at(product.changedAt()),
                        product.changedBy(),
                        product.form().text())
                == 1;
    }

    void update(Product product) {
        jdbc.update(
                "update product set revision = ?, status = ?, changed_at = ?, changed_by = ?, content = ? where sku = ?",
                product.revision(),
                product.form().status(),
                at(product.changedAt()),
                product.changedBy(),
                product.form().text(),
                product.sku());
    }

    void keep(Product revision) {
        jdbc.update(
                "insert into product_revision (sku, revision, at, changed_by, content) values (?, ?, ?, ?, ?)",
                revision.sku(),
                revision.revision(),
                at(revision.changedAt()),
                revision.changedBy(),
                revision.form().text());
    }

    void replaceBarcodes(String sku, Collection<String> before, Collection<String> after) {
        replace("product_barcode", "barcode", sku, before, after);
    }

    void replaceWords(String sku, Collection<String> before, Collection<String> after) {
        replace("product_word", "word", sku, before, after);
    }

    private void replace(String table, String column, String sku, Collection<String> before, Collection<String> after) {
        batch("delete from " + table + " where " + column + " = ? and sku = ?", sku, before, after);
        batch("insert into " + table + " (" + column + ", sku) values (?, ?)", sku, after, before);
    }

    private void batch(String sql, String sku, Collection<String> values, Collection<String> without) {
        List<Object[]> rows = values.stream()
                .filter(value -> !without.contains(value))
                .map(value -> new Object[] {value, sku})
                .toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    /** The revisions below the given one, the newest first. */
    List<Product> revisions(String sku, long below, int most) {
        return client.sql("select * from product_revision where sku = ? and revision < ? order by revision desc"
                        + " fetch first " + most + " rows only")
                .params(sku, below)
                .query((row, n) -> new Product(
                        ProductForm.stored(sku, row.getString("content")),
                        row.getLong("revision"),
                        instant(row, "at"),
                        instant(row, "at"),
                        row.getString("changed_by")))
                .list();
    }

    static Product product(ResultSet row, int number) throws SQLException {
        return new Product(
                ProductForm.stored(row.getString("sku"), row.getString("content")),
                row.getLong("revision"),
                instant(row, "created_at"),
                instant(row, "changed_at"),
                row.getString("changed_by"));
    }

    static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
