package hub.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds products. */
@Component
public class ProductSearch {

    /**
     * Which products to show; null stands for any.
     *
     * @param text beginnings of words of SKU and names; all of them
     * @param changedAfter then the list is sorted by change, the oldest first; otherwise by SKU
     */
    public record Filter(String sku, String barcode, String text, String status, Instant changedAfter) {}

    /** Where the list goes on; {@code changedAt} null where it is sorted by SKU. */
    public record After(Instant changedAt, String sku) {

        public static final After START = new After(null, "");
    }

    private final JdbcClient jdbc;

    ProductSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Product> page(Filter filter, After after, int most) {
        StringBuilder sql = new StringBuilder("select * from product where 1 = 1");
        List<Object> values = new ArrayList<>();
        narrow(sql, values, " and sku = ?", filter.sku());
        narrow(sql, values, " and status = ?", filter.status());
        narrow(
                sql,
                values,
                " and sku in (select sku from product_barcode where barcode = ?)",
                filter.barcode() == null ? null : filter.barcode().strip());
        Set<String> words = filter.text() == null ? Set.of() : SearchWord.of(filter.text());
        if (filter.text() != null && words.isEmpty()) {
            return List.of();
        }
        // Letters and digits only: nothing in them that LIKE would understand.
        words.forEach(word ->
                narrow(sql, values, " and sku in (select sku from product_word where word like ?)", word + "%"));
        if (filter.changedAfter() == null) {
            narrow(sql, values, " and sku > ? order by sku", after.sku());
        } else if (after.changedAt() == null) {
            narrow(sql, values, " and changed_at > ? order by changed_at, sku", ProductRows.at(filter.changedAfter()));
        } else {
            values.add(ProductRows.at(after.changedAt()));
            narrow(sql, values, " and (changed_at, sku) > (?, ?) order by changed_at, sku", after.sku());
        }
        return jdbc.sql(sql + " fetch first " + most + " rows only")
                .params(values)
                .query(ProductRows::product)
                .list();
    }

    private static void narrow(StringBuilder sql, List<Object> values, String condition, Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }
}
