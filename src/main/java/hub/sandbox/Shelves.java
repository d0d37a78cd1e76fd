package hub.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** What a shop sells and has. Guarded by its shop. */
final class Shelves {

    private static final int AT_FIRST = 10;

    private final Map<String, ShopProduct> bySku = new LinkedHashMap<>();

    Shelves() {
        Catalogue.ARTICLES.forEach(article -> add(article, AT_FIRST));
    }

    List<ShopProduct> all() {
        return new ArrayList<>(bySku.values());
    }

    Optional<ShopProduct> find(String sku) {
        return Optional.ofNullable(bySku.get(sku));
    }

    /** What nobody sold before is on sale from here on. */
    ShopProduct have(Catalogue.Article article) {
        ShopProduct there = bySku.get(article.sku());
        return there == null ? add(article, 0) : there;
    }

    /** The same after every start: whoever keeps ids of products finds them again. The next three are free. */
    static long id(String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return 10_000_000_000L + sum.getValue() * 4;
    }

    void take(ShopOrder.Line line, int pieces) {
        have(line.article).level -= pieces;
    }

    private ShopProduct add(Catalogue.Article article, int level) {
        ShopProduct product = new ShopProduct(article, id(article.sku()), level);
        bySku.put(article.sku(), product);
        return product;
    }
}
