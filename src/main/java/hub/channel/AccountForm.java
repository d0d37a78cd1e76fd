package hub.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller says about an account. Fields that are not said stay as they are.
 *
 * @param settings null when not said; else complete, defaults filled in
 * @param secrets those that are said; an empty list takes a secret away
 */
record AccountForm(
        String id,
        Connector connector,
        Optional<String> label,
        Optional<Account.Status> status,
        Optional<Account.SyncFrequency> syncFrequency,
        Map<String, String> settings,
        Map<String, List<String>> secrets,
        Optional<Instant> stockFrom,
        Optional<Instant> effectsFrom) {

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";
    private static final String FREQUENCIES = "real-time, 5min, 15min, hourly, daily";

    /**
     * @param current the account that changes, null for a new one
     * @throws hub.problem.Problem 422 with the path of every fault
     */
    static AccountForm read(JsonNode body, Account current, Connectors connectors) {
        BodyFields fields = new BodyFields(body);
        String id = id(fields, current);
        Connector connector = connector(fields, current, connectors);
        AccountForm form = new AccountForm(
                id,
                connector,
                fields.text("label", 200),
                fields.word("status", Words.listed(Account.Status.class), AccountForm::status),
                fields.word("syncFrequency", FREQUENCIES, Account.SyncFrequency::of),
                connector == null ? null : settings(fields, current, connector),
                connector == null ? Map.of() : secrets(fields, connector),
                fields.moment("stockFrom"),
                fields.moment("effectsFrom"));
        if (connector != null) {
            requireSecrets(fields, form, current);
        }
        fields.done();
        return form;
    }

    /** Whether calls would go to another place than those that the kept secrets were given for. */
    boolean changesHost(Account current) {
        return settings != null
                && connector.settings().stream()
                        .filter(Connector.Setting::host)
                        .map(Connector.Setting::name)
                        .anyMatch(name -> !settings.getOrDefault(name, "")
                                .equals(current.settings().getOrDefault(name, "")));
    }

    private static String id(BodyFields fields, Account current) {
        if (!fields.has("id") && current == null) {
            fields.missing("id", ID);
        }
        Optional<String> id = fields.word("id", ID, text -> Optional.of(text).filter(one -> one.matches(ID)));
        if (current == null) {
            return id.orElse("");
        }
        id.filter(one -> !one.equals(current.id()))
                .ifPresent(one -> fields.fault("/id", one + " (expected: " + current.id() + ", the account's)"));
        return current.id();
    }

    private static Connector connector(BodyFields fields, Account current, Connectors connectors) {
        if (!fields.has("connector") && current == null) {
            fields.missing("connector", connectors.names());
        }
        Optional<Connector> connector = fields.word("connector", connectors.names(), connectors::find);
        if (current == null) {
            return connector.orElse(null);
        }
        connector
                .filter(one -> !one.name().equals(current.connector()))
                .ifPresent(one -> fields.fault(
                        "/connector", one.name() + " (expected: " + current.connector() + ", the account's)"));
        if (connectors.find(current.connector()).isEmpty()) {
            // Its folder was taken out of the overlay: nothing tells any more what the account may hold.
            fields.fault("/connector", current.connector() + " (expected: " + connectors.names() + ")");
        }
        return connectors.find(current.connector()).orElse(null);
    }

    private static Optional<Account.Status> status(String word) {
        try {
            return Optional.of(Words.constant(Account.Status.class, word));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Map<String, String> settings(BodyFields fields, Account current, Connector connector) {
        if (!fields.has("settings") && current != null) {
            return null;
        }
        return new SettingsForm(fields, connector).read();
    }

    private static Map<String, List<String>> secrets(BodyFields fields, Connector connector) {
        Map<String, List<String>> secrets = new LinkedHashMap<>();
        JsonNode given = fields.at("secrets");
        if (!given.isObject()) {
            if (fields.has("secrets")) {
                fields.fault("/secrets", "not an object (expected: names and values)");
            }
            return secrets;
        }
        given.properties()
                .forEach(entry -> connector
                        .secret(entry.getKey())
                        .ifPresentOrElse(
                                secret -> new SecretForm(fields, connector, secret)
                                        .read(entry.getValue())
                                        .ifPresent(values -> secrets.put(secret.name(), values)),
                                () -> fields.fault("/secrets/" + entry.getKey(), SecretForm.unknown(connector))));
        return secrets;
    }

    private static void requireSecrets(BodyFields fields, AccountForm form, Account current) {
        for (Connector.Secret secret : form.connector().secrets()) {
            boolean given = fields.at("secrets").hasNonNull(secret.name());
            boolean takenAway =
                    form.secrets().getOrDefault(secret.name(), List.of("kept")).isEmpty();
            if (secret.required() && (takenAway || !given && current == null)) {
                fields.missing("secrets/" + secret.name(), secret.title());
            }
        }
    }
}
