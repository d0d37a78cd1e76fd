package hub.sandbox;

import java.util.List;

/** The shops of the demonstration. */
record DemoShop(String platform, String account) {

    static final DemoShop ACME = new DemoShop("shopify", "acme");
    static final DemoShop CORNER_SHOP = new DemoShop("woocommerce", "corner-shop");
    static final List<DemoShop> ALL = List.of(ACME, CORNER_SHOP);

    @Override
    public String toString() {
        return platform + "/" + account;
    }
}
