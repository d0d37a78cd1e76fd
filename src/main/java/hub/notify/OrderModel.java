package hub.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An order as a mail shows it: texts ready to be read. Made when a mail is sent, and kept nowhere. */
final class OrderModel {

    private static final List<String> ADDRESS =
            List.of("name", "company", "line1", "line2", "postcode", "city", "region", "country");
    private static final List<String> SUMS = List.of("shipping", "fees", "tip", "rounding");

    private OrderModel() {}

    /** @param shipment the one it is about; missing where the mail is about the order */
    static Map<String, Object> of(JsonNode order, JsonNode shipment, String shop, Language language) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("shop", clean(shop));
        model.put(
                "number",
                clean(order.path("number").asText(order.path("externalId").asText())));
        model.put("placedOn", language.date(Instant.parse(order.path("placedAt").asText())));
        model.put("customer", clean(order.at("/customer/name").asText("")));
        model.put("note", clean(order.path("note").asText("")));
        model.put("lines", lines(order, shipment, language));
        model.put("address", address(order.path("shippingAddress")));
        model.put("total", money(order.at("/totals/total"), language));
        model.put("discount", lessened(order.at("/totals/discount"), language));
        SUMS.forEach(sum -> model.put(sum, unlessZero(order.path("totals").path(sum), language)));
        // Tax inside the prices is named, not added.
        model.put("tax", unlessZero(order.at("/totals/tax"), language));
        model.put("taxesIncluded", order.path("taxesIncluded").asBoolean());
        model.put("carrier", clean(shipment.path("carrier").asText("")));
        model.put("trackingNumber", clean(shipment.path("trackingNumber").asText("")));
        model.put("trackingUrl", link(shipment.path("trackingUrl").asText("")));
        return model;
    }

    private static List<Map<String, Object>> lines(JsonNode order, JsonNode shipment, Language language) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (JsonNode line : order.path("lines")) {
            BigDecimal quantity =
                    shipment.isMissingNode() ? line.path("quantity").decimalValue() : sent(shipment, line);
            if (quantity.signum() == 0) {
                continue;
            }
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("name", clean(line.path("name").asText("")));
            shown.put(
                    "sku", clean(line.path("channelSku").asText(line.path("sku").asText(""))));
            shown.put("quantity", language.number(quantity));
            shown.put("price", money(line.path("unitPrice"), language));
            shown.put("total", money(line.path("total"), language));
            lines.add(shown);
        }
        return lines;
    }

    /** A shipment that only a status word told of names no lines. */
    private static BigDecimal sent(JsonNode shipment, JsonNode line) {
        if (shipment.path("lines").isEmpty()) {
            return line.path("shipped").decimalValue();
        }
        BigDecimal sent = BigDecimal.ZERO;
        for (JsonNode part : shipment.path("lines")) {
            if (part.path("lineId").asText().equals(line.path("id").asText())) {
                sent = sent.add(part.path("quantity").decimalValue());
            }
        }
        return sent;
    }

    private static List<String> address(JsonNode address) {
        return ADDRESS.stream()
                .map(field -> clean(address.path(field).asText("")))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Empty where the order does not say it. */
    static String money(JsonNode money, Language language) {
        return money.hasNonNull("amount")
                ? language.money(
                        new BigDecimal(money.path("amount").asText()),
                        money.path("currency").asText())
                : "";
    }

    private static String lessened(JsonNode money, Language language) {
        BigDecimal amount = new BigDecimal(money.path("amount").asText("0"));
        return amount.signum() == 0
                ? ""
                : language.money(amount.negate(), money.path("currency").asText());
    }

    private static String unlessZero(JsonNode money, Language language) {
        boolean something = money.hasNonNull("amount")
                && new BigDecimal(money.path("amount").asText()).signum() != 0;
        return something ? money(money, language) : "";
    }

    /** Only what a browser opens as a page: whoever writes a tracking link could write anything else. */
    static String link(String url) {
        try {
            URI address = new URI(url);
            boolean page =
                    Set.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
            return page ? address.toASCIIString() : "";
        } catch (URISyntaxException notALink) {
            return "";
        }
    }

    static String clean(String text) {
        return MailTexts.oneLine(text);
    }
}
