package hub.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import hub.json.Json;
import hub.notify.Kind.About;
import hub.notify.MailTexts.Written;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Mails about made-up things, by which templates are tried before anybody is written to. */
final class SampleLetters {

    private static final Instant AT = Instant.parse("2026-11-24T10:30:00Z");
    private static final Map<About, String> FACTS = Map.of(
            About.STOCK,
            "{'sku':'TSHIRT-M','available':'2','threshold':'5'}",
            About.PRICE,
            "{'sku':'TSHIRT-M','list':'base','currency':'EUR','amount':'17.90','saleAmount':'15.00','former':'19.90',"
                    + "'validFrom':'2026-12-01T00:00:00Z'}",
            About.ALERT,
            "{'rule':'intake-late','measure':'intake_lag','severity':'critical','amount':'840','above':'300',"
                    + "'peak':'900','since':'2026-11-24T10:16:00Z','shares':[{'subject':'acme','value':'840'}]}",
            About.SUBSCRIBER,
            "{'name':'erp','cause':'gone','since':'2026-11-24T10:16:00Z'}");
    private static final String ORDER = """
            {"number":"#1001","externalId":"1001","placedAt":"2026-11-24T10:00:00Z","taxesIncluded":true,"locale":"ar-EG",
             "customer":{"name":"Bea Buyer"},"channel":"shopify","account":"acme",
             "shippingAddress":{"name":"Bea Buyer","line1":"1 Quay","postcode":"20095","city":"Hamburg","country":"DE"},
             "lines":[
               {"id":"1","channelSku":"TSHIRT-M","name":"T-shirt, medium","quantity":2,"shipped":2,
                "unitPrice":{"amount":"19.90","currency":"EUR"},"total":{"amount":"39.80","currency":"EUR"}},
               {"id":"2","channelSku":"MUG-7","name":"Mug","quantity":1,"shipped":0,
                "unitPrice":{"amount":"8.50","currency":"EUR"},"total":{"amount":"8.50","currency":"EUR"}}],
             "totals":{"discount":{"amount":"4.80","currency":"EUR"},"shipping":{"amount":"4.90","currency":"EUR"},
               "fees":{"amount":"1.00","currency":"EUR"},"tip":{"amount":"1.00","currency":"EUR"},
               "rounding":{"amount":"0.01","currency":"EUR"},"tax":{"amount":"7.70","currency":"EUR"},
               "total":{"amount":"48.41","currency":"EUR"}},
             "fulfilments":[{"id":"9","carrier":"DHL","trackingNumber":"JD0146000",
               "trackingUrl":"https://track.example/JD0146000","lines":[{"lineId":"1","quantity":2}]}]}""";

    private SampleLetters() {}

    /** @param all how many there are; beyond two they are only counted */
    static Written write(MailTexts texts, Kind kind, String tag, boolean over, int all) {
        Language language = new Language(Locale.forLanguageTag(tag), ZoneId.of("UTC"));
        Map<String, Object> item = item(texts, kind, tag, over, language);
        List<Map<String, Object>> shown = Collections.nCopies(Math.min(all, 2), item);
        return texts.write(kind, tag, LetterModel.of(shown, all, language));
    }

    private static Map<String, Object> item(MailTexts texts, Kind kind, String tag, boolean over, Language language) {
        if (kind.about() == About.ORDER) {
            JsonNode order = read(ORDER);
            JsonNode shipment = kind == Kind.SHIPPING ? order.at("/fulfilments/0") : MissingNode.getInstance();
            return OrderModel.of(order, shipment, "Acme", language);
        }
        String facts = FACTS.get(kind.about()).replace('\'', '"');
        JsonNode told = read(over ? facts.replaceFirst("\\{", "{\"over\":true,") : facts);
        return new FactModel(texts.files(), tag, language).of(kind, told, AT);
    }

    private static JsonNode read(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sample is not JSON", e);
        }
    }
}
