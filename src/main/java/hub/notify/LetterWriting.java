package hub.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import hub.channel.Account;
import hub.channel.Accounts;
import hub.folding.OrderQueries;
import hub.notify.Kind.About;
import hub.notify.MailRows.Item;
import hub.security.CannotOpen;
import hub.settings.MailAddress;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Writes one mail about one or many notifications of a rule. An order is opened here, at the last moment: what it says now
 * decides whether it is still wanted, whom it goes to and what it tells.
 */
@Component
class LetterWriting {

    private record Opened(Item item, JsonNode order) {}

    private final OrderQueries orders;
    private final OldOrders old;
    private final Accounts accounts;
    private final MailTexts texts;
    private final MailSettings settings;

    LetterWriting(OrderQueries orders, OldOrders old, Accounts accounts, MailTexts texts, MailSettings settings) {
        this.orders = orders;
        this.old = old;
        this.accounts = accounts;
        this.texts = texts;
        this.settings = settings;
    }

    /** @param items of one rule, at least one */
    Letter write(List<Item> items, NotificationRule rule) {
        boolean forced = items.stream().anyMatch(Item::forced);
        if (!rule.enabled() && !forced) {
            return new Letter.NotSent("rule: " + rule.id() + " is off (expected: on)");
        }
        return rule.kind().about() == About.ORDER ? aboutOrders(items, rule) : aboutFacts(items, rule);
    }

    private Letter aboutFacts(List<Item> items, NotificationRule rule) {
        Item newest = items.get(items.size() - 1);
        Optional<String> tooOld = newest.forced() ? Optional.empty() : old.tooOld(newest.wantedAt());
        if (tooOld.isPresent()) {
            return new Letter.NotSent(tooOld.get());
        }
        Locale asked = locale(rule.locale());
        String tag = texts.files().language(rule.kind(), asked, settings.locale());
        FactModel facts = new FactModel(texts.files(), tag, language(tag, asked));
        List<Map<String, Object>> shown = items.stream()
                .limit(settings.listed())
                .map(item -> facts.of(rule.kind(), item.facts(), item.wantedAt()))
                .toList();
        return people(rule, tag, LetterModel.of(shown, items.size(), language(tag, asked)), items, null);
    }

    private Letter aboutOrders(List<Item> items, NotificationRule rule) {
        List<Opened> opened = new ArrayList<>();
        String refused = null;
        for (Item item : items) {
            Optional<JsonNode> order = open(item);
            Optional<String> reason = order.isEmpty()
                    ? Optional.of("order: gone or erased (expected: kept)")
                    : item.forced() ? Optional.empty() : notWanted(item, order.get());
            if (reason.isEmpty()) {
                opened.add(new Opened(item, order.get()));
            } else {
                refused = reason.get();
            }
        }
        if (opened.isEmpty()) {
            return new Letter.NotSent(refused);
        }
        JsonNode first = opened.get(0).order();
        Locale buyers = rule.toCustomer() ? locale(first.path("locale").asText(null)) : null;
        Locale asked = locale(rule.locale());
        String tag = texts.files().language(rule.kind(), buyers, asked, settings.locale());
        Language language = language(tag, buyers, asked);
        List<Map<String, Object>> shown = opened.stream()
                .limit(settings.listed())
                .map(one -> OrderModel.of(one.order(), shipment(one), shop(one.order()), language))
                .toList();
        Map<String, Object> model = LetterModel.of(shown, opened.size(), language);
        List<Item> told = opened.stream().map(Opened::item).toList();
        if (!rule.toCustomer()) {
            return people(rule, tag, model, told, refused);
        }
        Optional<InternetAddress> buyer =
                MailAddress.read(first.at("/customer/email").asText(null));
        return buyer.isEmpty()
                ? new Letter.NotSent("customer: no usable address (expected: exactly one mail address)")
                : new Letter.To(List.of(buyer.get()), texts.write(rule.kind(), tag, model), told, refused);
    }

    private Optional<String> notWanted(Item item, JsonNode order) {
        return OrderWishes.of(order).stream()
                .filter(wanted -> wanted.kind() == item.kind() && wanted.cause().equals(item.cause()))
                .findFirst()
                .map(wanted -> old.tooOld(wanted.at()))
                .orElse(Optional.of(
                        "order: " + order.path("status").asText() + " (expected: as it was when this was wanted)"));
    }

    private Optional<JsonNode> open(Item item) {
        try {
            return orders.byId(UUID.fromString(item.subject())).map(OrderQueries.Found::document);
        } catch (CannotOpen erased) {
            return Optional.empty();
        }
    }

    private static JsonNode shipment(Opened one) {
        return one.item().kind() == Kind.SHIPPING
                ? OrderWishes.shipment(one.order(), one.item().cause())
                : MissingNode.getInstance();
    }

    private String shop(JsonNode order) {
        String account = order.path("account").asText();
        return accounts.find(order.path("channel").asText(), account)
                .map(Account::label)
                .orElse(account);
    }

    private Letter people(
            NotificationRule rule, String tag, Map<String, Object> model, List<Item> told, String whyNot) {
        List<String> addresses = rule.addresses().isEmpty() ? settings.to() : rule.addresses();
        List<InternetAddress> people = addresses.stream()
                .map(MailAddress::read)
                .flatMap(Optional::stream)
                .toList();
        return people.isEmpty()
                ? new Letter.NotSent("addresses: none (expected: those of the rule, or HUB_MAIL_TO)")
                : new Letter.To(people, texts.write(rule.kind(), tag, model), told, whyNot);
    }

    /** The reader's own region where the mail is in the reader's language. */
    private Language language(String tag, Locale... readers) {
        Locale mails = Locale.forLanguageTag(tag);
        for (Locale reader : readers) {
            if (reader != null && reader.getLanguage().equals(mails.getLanguage())) {
                return new Language(reader, settings.zone());
            }
        }
        return new Language(mails, settings.zone());
    }

    /** Shops write {@code de-DE}, {@code de_DE} or {@code de}; what is none of these says nothing. */
    private static Locale locale(String text) {
        Locale locale = text == null ? Locale.ROOT : Locale.forLanguageTag(text.replace('_', '-'));
        return locale.getLanguage().isEmpty() ? null : locale;
    }
}
