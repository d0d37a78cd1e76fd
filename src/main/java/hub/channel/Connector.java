package hub.channel;

import hub.order.StatusWords;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the hub knows about one platform: {@code connectors/<name>/connector.yaml}, read and checked at start. A file
 * that breaks one of the rules below stops the start.
 *
 * @param name the folder's name; part of webhook addresses and of every order as its channel
 * @param title what people call the platform
 * @param apiVersion which version of the platform's API the calls are written for; null where it has none
 * @param settings what an account of this platform is told in clear text
 * @param secrets what an account keeps sealed
 * @param storeKey how the platform's own id of the shop is found
 * @param webhook how the platform calls the hub; null where it never does
 * @param subscriptions topics that the hub subscribes to where the platform lets it
 * @param topics topic, or pattern with {@code *} at its end → what becomes of such a message
 * @param version how two states of one order are told apart by age
 * @param statusWords what the platform's status words mean
 * @param exempt machine ids that may look like card numbers
 * @param reads what is read → the kamelet that reads it; today {@code order}
 * @param orderParts what an order needs beside that read → the call that lists it, page after page
 * @param limits operation, or {@code *} → how fast the platform may be called
 * @param timeouts how long a call may take; null where nothing is called
 * @param stock how the platform is told what there is; null where it keeps no stock
 * @param abilities what the hub can do with an account of this platform
 * @param polling how changes are asked for; null where the platform cannot be asked
 */
public record Connector(
        String name,
        String title,
        ApiVersion apiVersion,
        List<Setting> settings,
        List<Secret> secrets,
        StoreKey storeKey,
        Webhook webhook,
        List<String> subscriptions,
        Map<String, Topic> topics,
        Version version,
        StatusWords statusWords,
        List<CardExempt> exempt,
        Map<String, String> reads,
        Map<String, String> orderParts,
        Map<String, CallLimit> limits,
        Timeouts timeouts,
        Stock stock,
        Set<Ability> abilities,
        Polling polling) {

    /** What the file says about a topic: the exact name first, then the longest pattern; empty for one it never names. */
    public Optional<Topic> topic(String topic) {
        return Optional.ofNullable(topics.get(topic))
                .or(() -> topics.entrySet().stream()
                        .filter(entry -> covers(entry.getKey(), topic))
                        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                        .map(Map.Entry::getValue));
    }

    /** Whether the hub itself sees to it that the platform tells of changes. */
    public boolean subscribes() {
        return abilities.containsAll(List.of(Ability.LIST_SUBSCRIPTIONS, Ability.SUBSCRIBE, Ability.UNSUBSCRIBE));
    }

    /** Of those, the topics that tell of orders. */
    public List<String> orderSubscriptions() {
        return subscriptions.stream()
                .filter(topic -> topic(topic)
                        .filter(rule -> rule instanceof Topic.Mapped || rule instanceof Topic.OrderHint)
                        .isPresent())
                .toList();
    }

    public Optional<Setting> setting(String name) {
        return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    public Optional<Secret> secret(String name) {
        return secrets.stream().filter(secret -> secret.name().equals(name)).findFirst();
    }

    static boolean covers(String pattern, String topic) {
        return pattern.equals(topic)
                || pattern.endsWith("*") && topic.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    /**
     * @param pinned the version as the platform writes it
     * @param ends the day on which the platform retires it; null when no day is known
     */
    public record ApiVersion(String pinned, LocalDate ends) {}

    /**
     * A value an account states in clear text.
     *
     * @param name key in the account's {@code settings}
     * @param title label of the field
     * @param description help beside the field
     * @param required whether an account must state it
     * @param otherwise value when an account does not state it; null for none
     * @param pattern what the whole value must match; null for any text
     * @param host whether it says where calls go to: changing it clears the secrets
     */
    public record Setting(
            String name,
            String title,
            String description,
            boolean required,
            String otherwise,
            Pattern pattern,
            boolean host) {}

    /**
     * A value an account keeps sealed and never gives back.
     *
     * @param name key in the account's {@code secrets}
     * @param required whether an account must state it
     * @param many whether several may be valid at once, for the time of a rotation
     */
    public record Secret(String name, String title, String description, boolean required, boolean many) {}

    /**
     * How the platform's own id of the shop follows from the settings.
     *
     * @param setting the setting that holds it
     * @param form what part of the setting counts
     */
    public record StoreKey(String setting, Form form) {

        public enum Form {
            /** Host and port, lower case. */
            HOST,
            /** Host, port and path, so that two shops in folders of one site differ. */
            SITE,
            /** What stands behind the last slash: of platforms whose shops share one host. */
            LAST,
            /** The value as it is written. */
            TEXT
        }
    }

    /**
     * @param scheme what {@code ver} of an observation is
     * @param resolution the smallest step of the platform's clock; zero for counters and reads
     */
    public record Version(Scheme scheme, Duration resolution) {

        public enum Scheme {
            /** A point in time with its zone. */
            TIMESTAMP,
            /** A number that only grows. */
            COUNTER,
            /** The platform gives nothing that orders states: the order of the reads counts. */
            READ
        }
    }

    /**
     * A machine id that is no card number even if its digits look like one.
     *
     * @param path where it stands in the body, dotted: {@code line_items.*.id}; {@code *} is one key or index, {@code **}
     *     any number of them
     * @param pattern regular expression that the whole value must match for the exemption to hold
     */
    public record CardExempt(String path, String pattern) {}

    /**
     * The platform's budget for one kind of call.
     *
     * @param burst calls or points that may be spent at once
     * @param perSecond calls or points that come back each second
     * @param header answer header that tells what is really left; null where the platform tells nothing
     * @param operations the calls that spend of it beside the one it is named after, e.g. {@code set-stock}
     * @param cost what one of them spends
     * @param costs operation → what it spends where that is another number: a read of several calls spends several
     */
    public record CallLimit(
            int burst, int perSecond, String header, List<String> operations, int cost, Map<String, Integer> costs) {}

    /** Longest waits for the connection, for the first byte and for the whole call. */
    public record Timeouts(Duration connect, Duration read, Duration total) {}

    /**
     * How a channel is told what there is.
     *
     * @param level which number it wants
     * @param batch levels of one call
     * @param compares whether the platform refuses a level when the one before it is not what the caller took it for; where
     *     it does not, the hub reads before it writes
     * @param master whose number stands where the channel has more than the hub can explain
     */
    public record Stock(StockLevel level, int batch, boolean compares, Master master) {}

    public enum Master {
        /** The hub writes its own. */
        HUB,
        /** The difference is listed and left alone. */
        CHANNEL
    }

    /** The number a channel is told. */
    public enum StockLevel {
        /** What can still be sold: on hand less reserved. */
        AVAILABLE,
        /** What lies there: the platform subtracts its own open orders itself. */
        PHYSICAL
    }

    /** What the hub can do with an account, each backed by a kamelet or a topic. */
    public enum Ability {
        RECEIVE_WEBHOOKS,
        READ_ORDER,
        POLL_ORDERS,
        RECONCILE,
        LIST_PRODUCTS,
        SET_STOCK,
        GET_STOCK,
        SET_PRICE,
        PUT_LISTING,
        LOOK_ORDER,
        SHIP,
        CANCEL,
        REFUND,
        LIST_SUBSCRIPTIONS,
        SUBSCRIBE,
        UNSUBSCRIBE;

        /** The call that it is done by, with a kamelet and two mappings of this name; empty where it is none of those. */
        public Optional<String> verb() {
            return switch (this) {
                case RECEIVE_WEBHOOKS, READ_ORDER -> Optional.empty();
                case POLL_ORDERS, RECONCILE -> Optional.of("list-orders");
                case SHIP, CANCEL, REFUND -> Optional.of(Words.of(this) + "-order");
                default -> Optional.of(Words.of(this));
            };
        }
    }

    /**
     * @param overlap how far every poll looks back behind the last one
     * @param pageSize most entries of one page
     */
    public record Polling(Duration overlap, int pageSize) {}
}
