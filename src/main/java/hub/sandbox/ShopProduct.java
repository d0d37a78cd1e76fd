package hub.sandbox;

import java.util.Set;

/** One thing a shop sells, and how many of it the shop says it has. Guarded by its shop. */
final class ShopProduct {

    private static final Set<String> SIZES = Set.of("XS", "S", "M", "L", "XL");

    final Catalogue.Article article;
    final long id;
    final long variantId;
    final long stockItemId;
    int level;

    ShopProduct(Catalogue.Article article, long id, int level) {
        this.article = article;
        this.id = id;
        this.variantId = id + 1;
        this.stockItemId = id + 2;
        this.level = level;
    }

    String sku() {
        return article.sku();
    }

    /** What comes in sizes is one product with variations; null for what does not. */
    String family() {
        int dash = sku().lastIndexOf('-');
        return dash > 0 && SIZES.contains(sku().substring(dash + 1)) ? sku().substring(0, dash) : null;
    }
}
