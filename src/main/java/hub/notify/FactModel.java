package hub.notify;

import com.fasterxml.jackson.databind.JsonNode;
import hub.alert.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people are told of stock, prices, alerts and subscribers: facts as texts, our own words in the mail's language. */
final class FactModel {

    private final MailFiles files;
    private final String tag;
    private final Language language;

    /** @param tag language of the mail's words */
    FactModel(MailFiles files, String tag, Language language) {
        this.files = files;
        this.tag = tag;
        this.language = language;
    }

    Map<String, Object> of(Kind kind, JsonNode facts, Instant since) {
        Map<String, Object> model = switch (kind.about()) {
            case ORDER -> throw new IllegalArgumentException(kind + " (expected: a kind without an order)");
            case STOCK -> stock(facts);
            case PRICE -> price(facts);
            case ALERT -> alert(facts);
            case SUBSCRIBER -> subscriber(facts);
        };
        model.put("at", language.moment(since));
        return model;
    }

    private Map<String, Object> stock(JsonNode facts) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("sku", text(facts, "sku"));
        model.put("available", number(facts, "available"));
        model.put("threshold", number(facts, "threshold"));
        return model;
    }

    private Map<String, Object> price(JsonNode facts) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("sku", text(facts, "sku"));
        model.put("list", text(facts, "list"));
        model.put("price", price(facts, "amount"));
        model.put("sale", price(facts, "saleAmount"));
        model.put("former", price(facts, "former"));
        model.put("validFrom", moment(facts, "validFrom"));
        return model;
    }

    private Map<String, Object> alert(JsonNode facts) {
        Map<String, Object> model = new LinkedHashMap<>();
        Optional<Measure> measure = Measure.of(facts.path("measure").asText());
        model.put("rule", text(facts, "rule"));
        model.put("over", facts.path("over").asBoolean());
        model.put("severity", word("severity." + text(facts, "severity")));
        model.put("measure", word("measure." + text(facts, "measure")));
        model.put("amount", said(measure, facts.path("amount")));
        model.put("above", said(measure, facts.path("above")));
        model.put("peak", said(measure, facts.path("peak")));
        model.put("since", moment(facts, "since"));
        List<Map<String, Object>> shares = new ArrayList<>();
        facts.path("shares").forEach(share -> {
            // What names no account or SKU is a word of ours.
            String subject = text(share, "subject");
            shares.add(Map.of(
                    "subject",
                    files.word(tag, "subject." + subject).orElse(subject),
                    "value",
                    said(measure, share.path("value"))));
        });
        model.put("shares", shares);
        return model;
    }

    private Map<String, Object> subscriber(JsonNode facts) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", text(facts, "name"));
        model.put("cause", word("disabled." + facts.path("cause").asText("failing")));
        model.put("since", moment(facts, "since"));
        return model;
    }

    /** A number in pieces, or a time in its greatest two units. */
    private String said(Optional<Measure> measure, JsonNode value) {
        if (!value.isValueNode() || value.asText().isEmpty()) {
            return "";
        }
        BigDecimal amount = new BigDecimal(value.asText());
        if (measure.isEmpty() || measure.get().unit() == Measure.Unit.PIECES) {
            return language.number(amount);
        }
        long seconds = amount.setScale(0, RoundingMode.HALF_UP).longValue();
        String pattern = seconds >= 3600 ? "time.hours" : seconds >= 60 ? "time.minutes" : "time.seconds";
        return new MessageFormat(word(pattern), Locale.forLanguageTag(tag))
                .format(new Object[] {plain(seconds / 3600), plain(seconds / 60 % 60), plain(seconds % 60)});
    }

    private String plain(long number) {
        return language.number(BigDecimal.valueOf(number));
    }

    private String price(JsonNode facts, String field) {
        JsonNode price = facts.path(field);
        return price.isValueNode() && !price.isNull() && !price.asText().isEmpty()
                ? language.money(
                        new BigDecimal(price.asText()), facts.path("currency").asText())
                : "";
    }

    private String number(JsonNode facts, String field) {
        return language.number(new BigDecimal(facts.path(field).asText("0")));
    }

    private String moment(JsonNode facts, String field) {
        return facts.hasNonNull(field)
                ? language.moment(Instant.parse(facts.path(field).asText()))
                : "";
    }

    /** A measure newer than the words is called by its name: better than no mail at all. */
    private String word(String key) {
        return files.word(tag, key).orElseGet(() -> key.substring(key.indexOf('.') + 1));
    }

    private static String text(JsonNode facts, String field) {
        return MailTexts.oneLine(facts.path(field).asText(""));
    }
}
