package hub.channel;

import hub.channel.Connector.Ability;
import hub.channel.Connector.ApiVersion;
import hub.channel.Connector.CardExempt;
import hub.channel.Connector.Master;
import hub.channel.Connector.Secret;
import hub.channel.Connector.Setting;
import hub.channel.Connector.Stock;
import hub.channel.Connector.StockLevel;
import hub.channel.Connector.StoreKey;
import hub.channel.Connector.Version;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a whole {@code connector.yaml}, section by section; what is wrong is left with the section's faults. */
final class ConnectorFile {

    private static final String[] KEYS = {
        "name",
        "title",
        "apiVersion",
        "settings",
        "secrets",
        "storeKey",
        "webhook",
        "subscriptions",
        "topics",
        "version",
        "status",
        "cardCheck",
        "reads",
        "limits",
        "timeouts",
        "stock",
        "abilities",
        "polling"
    };

    private final YamlSection file;
    private final String folder;

    ConnectorFile(YamlSection file, String folder) {
        this.file = file.only(KEYS);
        this.folder = folder;
    }

    Connector read() {
        List<Setting> settings =
                file.sections("settings").stream().map(ConnectorFile::setting).toList();
        List<Secret> secrets =
                file.sections("secrets").stream().map(ConnectorFile::secret).toList();
        return new Connector(
                name(),
                file.text("title"),
                file.has("apiVersion") ? apiVersion(file.section("apiVersion")) : null,
                settings,
                secrets,
                storeKey(settings),
                file.has("webhook") ? new WebhookFile(file.section("webhook"), secrets).read() : null,
                subscriptions(),
                file.has("topics") ? TopicFile.read(file.section("topics")) : Map.of(),
                version(file.section("version")),
                StatusFile.read(file.section("status")),
                file.has("cardCheck") ? exempt(file.section("cardCheck").only("exempt")) : List.of(),
                reads(),
                orderParts(),
                file.has("limits") ? CallFile.limits(file.section("limits")) : Map.of(),
                file.has("timeouts") ? CallFile.timeouts(file.section("timeouts")) : null,
                file.has("stock") ? stock(file.section("stock").only("level", "batch", "compares", "master")) : null,
                abilities(),
                file.has("polling") ? CallFile.polling(file.section("polling")) : null);
    }

    private String name() {
        String name = file.text("name", folder);
        if (!name.isEmpty() && !name.equals(folder)) {
            file.wrong("name", folder + ", the name of the folder");
        }
        return name;
    }

    private static ApiVersion apiVersion(YamlSection version) {
        version.only("pinned", "ends");
        LocalDate ends = version.optional("ends", "a day such as 2027-07-01", LocalDate::parse, null);
        return new ApiVersion(version.text("pinned"), ends);
    }

    private static Setting setting(YamlSection setting) {
        setting.only("name", "title", "description", "required", "default", "pattern", "host");
        Pattern pattern = setting.optional("pattern", "a regular expression", Pattern::compile, null);
        return new Setting(
                setting.text("name"),
                setting.text("title"),
                setting.textOr("description", ""),
                YamlValues.flag(setting, "required", false),
                setting.textOr("default", null),
                pattern,
                YamlValues.flag(setting, "host", false));
    }

    private static Secret secret(YamlSection secret) {
        secret.only("name", "title", "description", "required", "many");
        return new Secret(
                secret.text("name"),
                secret.text("title"),
                secret.textOr("description", ""),
                YamlValues.flag(secret, "required", false),
                YamlValues.flag(secret, "many", false));
    }

    private StoreKey storeKey(List<Setting> settings) {
        YamlSection key = file.section("storeKey").only("setting", "form");
        String setting = key.text("setting");
        if (!setting.isEmpty() && settings.stream().noneMatch(one -> one.name().equals(setting) && one.required())) {
            key.wrong("setting", "the name of a required setting");
        }
        return new StoreKey(setting, YamlValues.wordOr(key, "form", StoreKey.Form.class, StoreKey.Form.HOST));
    }

    private static Version version(YamlSection version) {
        version.only("scheme", "resolution");
        Version.Scheme scheme = YamlValues.word(version, "scheme", Version.Scheme.class);
        Duration resolution =
                scheme == Version.Scheme.TIMESTAMP ? YamlValues.duration(version, "resolution") : Duration.ZERO;
        return new Version(scheme, resolution);
    }

    private static List<CardExempt> exempt(YamlSection check) {
        return check.sections("exempt").stream()
                .map(one -> one.only("path", "pattern"))
                .map(one -> new CardExempt(
                        one.text("path"),
                        one.required("pattern", "a regular expression", ConnectorFile::checkedPattern)))
                .toList();
    }

    private static String checkedPattern(String pattern) {
        return Pattern.compile(pattern).pattern();
    }

    private Map<String, String> reads() {
        if (!file.has("reads")) {
            return Map.of();
        }
        YamlSection reads = file.section("reads").only("order", "with");
        return Map.of("order", reads.text("order"));
    }

    /** What is subscribed to must have a rule, or every message of it would wait for a person. */
    private List<String> subscriptions() {
        List<String> topics = file.texts("subscriptions");
        Set<String> ruled = file.has("topics") ? file.section("topics").keys() : Set.of();
        topics.stream()
                .filter(topic -> ruled.stream().noneMatch(rule -> Connector.covers(rule, topic)))
                .forEach(topic -> file.wrong("subscriptions", topic, "one that topics has a rule for"));
        return topics;
    }

    private Map<String, String> orderParts() {
        if (!file.has("reads") || !file.section("reads").has("with")) {
            return Map.of();
        }
        YamlSection parts = file.section("reads").section("with");
        return parts.each(parts::text);
    }

    private static Stock stock(YamlSection stock) {
        return new Stock(
                YamlValues.word(stock, "level", StockLevel.class),
                stock.has("batch") ? YamlValues.positive(stock, "batch") : 1,
                YamlValues.flag(stock, "compares", false),
                YamlValues.wordOr(stock, "master", Master.class, Master.HUB));
    }

    private Set<Ability> abilities() {
        Set<Ability> abilities = EnumSet.noneOf(Ability.class);
        abilities.addAll(YamlValues.words(file, "abilities", Ability.class));
        return abilities;
    }
}
