package hub.exchange;

import java.util.List;
import java.util.stream.Stream;

/** The columns of exports as tables. */
final class ExportColumns {

    private static final List<String> ADDRESS = List.of(
            "name",
            "company",
            "line1",
            "line2",
            "city",
            "region",
            "regionCode",
            "postcode",
            "country",
            "phone",
            "email");

    static final List<String> LINES = List.of(
            "orderId",
            "channel",
            "account",
            "externalId",
            "number",
            "placedAt",
            "status",
            "currency",
            "test",
            "lineId",
            "sku",
            "channelSku",
            "name",
            "quantity",
            "ordered",
            "shipped",
            "returned",
            "unitPrice",
            "discount",
            "tax",
            "total",
            "kind");
    static final List<String> STOCK =
            List.of("sku", "location", "onHand", "reserved", "unavailable", "available", "countedAt", "asOf");
    static final List<String> LEDGER = List.of(
            "id",
            "sku",
            "location",
            "kind",
            "quantity",
            "effectiveAt",
            "recordedAt",
            "orderId",
            "lineId",
            "reason",
            "reference");

    static final List<String> PRODUCTS = List.of(
            "sku",
            "name",
            "description",
            "barcodes",
            "category",
            "tags",
            "status",
            "images",
            "options",
            "attributes",
            "weight",
            "taxCategory",
            "seo",
            "extensions",
            "revision",
            "createdAt",
            "changedAt");
    static final List<String> PRICES = List.of(
            "sku", "currency", "list", "minQuantity", "amount", "saleAmount", "validFrom", "validTo", "recordedAt");
    private static final List<String> CUSTOMERS =
            List.of("id", "type", "tier", "consent", "revision", "createdAt", "changedAt");
    private static final List<String> OF_PERSONS = List.of("name", "email", "phone", "extensions", "identities");

    private static final List<String> ORDERS = List.of(
            "id",
            "channel",
            "account",
            "externalId",
            "number",
            "placedAt",
            "updatedAt",
            "status",
            "paymentStatus",
            "fulfilmentStatus",
            "deleted",
            "test",
            "fulfilledBy",
            "currency",
            "taxesIncluded",
            "totals.lines",
            "totals.discount",
            "totals.shipping",
            "totals.tax",
            "totals.fees",
            "totals.tip",
            "totals.rounding",
            "totals.total",
            "totals.paid",
            "totals.refunded",
            "totals.imbalance",
            "shop.currency",
            "shop.rate",
            "shop.total",
            "cancelledAt",
            "lines",
            "payments",
            "fulfilments",
            "refunds",
            "returns",
            "shipping",
            "discounts",
            "taxes",
            "fees",
            "revision",
            "changedAt");
    private static final List<String> PERSONS = Stream.of(
                    Stream.of("customer.id", "customer.channelId", "customer.name", "customer.email"),
                    Stream.of("customer.phone", "customer.type", "note", "cancelReason"),
                    ADDRESS.stream().map(field -> "shippingAddress." + field),
                    ADDRESS.stream().map(field -> "billingAddress." + field))
            .flatMap(columns -> columns)
            .toList();

    private ExportColumns() {}

    static List<String> customers(boolean withPersons) {
        return withPersons
                ? Stream.concat(CUSTOMERS.stream(), OF_PERSONS.stream()).toList()
                : CUSTOMERS;
    }

    static List<String> orders(boolean withPersons) {
        return withPersons ? Stream.concat(ORDERS.stream(), PERSONS.stream()).toList() : ORDERS;
    }
}
