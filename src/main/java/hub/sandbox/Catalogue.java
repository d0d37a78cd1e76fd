package hub.sandbox;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What sandbox shops sell. */
public final class Catalogue {

    /** @param price including tax, in euro */
    public record Article(String sku, String title, BigDecimal price) {}

    public static final List<Article> ARTICLES = List.of(
            article("TSHIRT-M", "T-shirt, medium", "19.90"),
            article("TSHIRT-L", "T-shirt, large", "19.90"),
            article("MUG-BLUE", "Mug, blue", "12.50"),
            article("MUG-RED", "Mug, red", "12.50"),
            article("COFFEE-1KG", "Coffee, 1 kg", "24.00"),
            article("TEA-100G", "Tea, 100 g", "7.95"),
            article("LAMP-DESK", "Desk lamp", "49.00"),
            article("BAG-CANVAS", "Canvas bag", "29.95"));

    private Catalogue() {}

    static Optional<Article> find(String sku) {
        return ARTICLES.stream().filter(article -> article.sku().equals(sku)).findFirst();
    }

    static Article any(RandomGenerator random) {
        return ARTICLES.get(random.nextInt(ARTICLES.size()));
    }

    private static Article article(String sku, String title, String price) {
        return new Article(sku, title, new BigDecimal(price));
    }
}
