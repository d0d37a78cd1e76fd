package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.feed.EventTypes;
import hub.outbound.OutboundSettings;
import hub.problem.Problem;
import hub.security.Caller;
import hub.subscriber.Format;
import hub.subscriber.Signing;
import hub.subscriber.Subscriber;
import hub.subscriber.Subscriber.Status;
import hub.subscriber.Wants;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads a subscriber's body; what it does not state stays as it was. */
@Component
class SubscriberChecks {

    private static final int LONGEST_URL = 2000;
    private static final int MOST_VALUES = 200;
    private static final int MOST_SECRETS = 4;
    private static final String SECRET_EXPECTED =
            "not usable (expected: whsec_ and base64 of 24 to 64 bytes, or 1 to " + MOST_SECRETS + " of these)";

    private final OutboundSettings outbound;

    SubscriberChecks(OutboundSettings outbound) {
        this.outbound = outbound;
    }

    /** @param held what is there, or an empty beginning. @throws Problem 422 with every fault, 403 for unreadable types */
    Subscriber read(SubscriberBody body, Subscriber held, Instant now) {
        FieldChecks checks = new FieldChecks();
        String name = body.name() == null && held.name() != null ? held.name() : checks.text("/name", body.name(), 200);
        Format format = format(checks, body.format(), held.format());
        String url = body.url() == null && held.url() != null ? held.url() : url(checks, body.url());
        Wants wants = new Wants(
                types(checks, body.types() == null ? held.wants().types() : body.types()),
                list(checks, "/channels", body.channels(), held.wants().channels()),
                list(checks, "/accounts", body.accounts(), held.wants().accounts()),
                list(checks, "/skus", body.skus(), held.wants().skus()));
        boolean personal = body.personal() == null ? held.personal() : body.personal();
        List<String> secrets = secrets(checks, body.secret(), held.secrets());
        if (format == Format.CLOUDEVENTS && secrets.isEmpty()) {
            checks.fault("/secret", "missing (expected: one, because a chat had none)");
        }
        Status status = status(checks, body.status(), held.status());
        checks.done();
        mayHear(wants, personal);
        String reason =
                status == Status.ACTIVE ? null : held.status() == Status.DISABLED ? held.reason() : "disabled by hand";
        return new Subscriber(
                held.id(),
                name,
                url,
                format,
                wants,
                personal,
                format == Format.SLACK ? List.of() : secrets,
                status,
                reason,
                0,
                null,
                null,
                held.createdAt(),
                now,
                held.version());
    }

    private static Format format(FieldChecks checks, String word, Format held) {
        if (word == null) {
            return held;
        }
        return Format.of(word).orElseGet(() -> {
            checks.fault("/format", "unknown (expected: cloudevents or slack)");
            return held;
        });
    }

    private static Status status(FieldChecks checks, String word, Status held) {
        if (word == null) {
            return held;
        }
        for (Status status : Status.values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        checks.fault("/status", "unknown (expected: active or disabled)");
        return held;
    }

    private String url(FieldChecks checks, String text) {
        String url = checks.text("/url", text, LONGEST_URL);
        if (url == null) {
            return null;
        }
        try {
            URI uri = new URI(url);
            boolean plain = "http".equalsIgnoreCase(uri.getScheme()) && outbound.allowPrivate();
            boolean usable = ("https".equalsIgnoreCase(uri.getScheme()) || plain)
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
            if (usable) {
                return uri.toASCIIString();
            }
        } catch (URISyntaxException notAnAddress) {
            // Told below, with the addresses of other kinds.
        }
        checks.fault("/url", "not usable (expected: an https address without user, password and fragment)");
        return null;
    }

    /** A type that nobody ever tells is a typing error, not a wish. */
    private static List<String> types(FieldChecks checks, List<String> types) {
        List<String> wanted = values(checks, "/types", types);
        if (types.isEmpty()) {
            checks.fault("/types", "none (expected: at least one of " + known() + ", or a beginning of one)");
        }
        for (int i = 0; i < wanted.size(); i++) {
            String prefix = wanted.get(i);
            if (EventTypes.all().keySet().stream().noneMatch(type -> Wants.begins(prefix, type))) {
                checks.fault("/types/" + i, "unknown (expected: one of " + known() + ", or a beginning of one)");
            }
        }
        return wanted;
    }

    private static List<String> list(FieldChecks checks, String path, List<String> stated, List<String> held) {
        return stated == null ? held : values(checks, path, stated);
    }

    private static List<String> values(FieldChecks checks, String path, List<String> values) {
        if (values.size() > MOST_VALUES) {
            checks.fault(path, values.size() + " values (expected: at most " + MOST_VALUES + ")");
            return List.of();
        }
        List<String> read = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = checks.text(path + "/" + i, values.get(i), 300);
            read.add(value == null ? "" : value);
        }
        return read.stream().distinct().toList();
    }

    private static List<String> secrets(FieldChecks checks, JsonNode stated, List<String> held) {
        if (stated == null || stated.isNull()) {
            return held;
        }
        List<JsonNode> given = new ArrayList<>();
        if (stated.isArray()) {
            stated.forEach(given::add);
        } else {
            given.add(stated);
        }
        boolean usable = !given.isEmpty()
                && given.size() <= MOST_SECRETS
                && given.stream()
                        .allMatch(one ->
                                one.isTextual() && Signing.usable(one.asText().strip()));
        if (!usable) {
            checks.fault("/secret", SECRET_EXPECTED);
            return held;
        }
        return given.stream().map(one -> one.asText().strip()).distinct().toList();
    }

    /** Nobody has the hub tell elsewhere what they may not read here. */
    private static void mayHear(Wants wants, boolean personal) {
        Set<String> scopes = EventTypes.all().values().stream()
                .filter(type -> wants.types().stream().anyMatch(prefix -> Wants.begins(prefix, type.name())))
                .map(EventTypes.EventType::scope)
                .collect(Collectors.toCollection(TreeSet::new));
        if (personal) {
            scopes.add("orders:personal");
        }
        if (!Caller.current().mayGrant(scopes)) {
            throw new Problem(403, "forbidden", "types: need " + scopes + " (expected: held by the caller)", List.of());
        }
    }

    private static String known() {
        return String.join(", ", EventTypes.all().keySet());
    }
}
