package hub.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides, by {@code connector.yaml}, whether a delivery is the platform's and what of it may be believed. */
@Component
public final class WebhookVerifier {

    private static final String INVALID = "signature_invalid";
    private static final int LONGEST_HEADER = 512;
    private static final int LONGEST_PING = 256;

    private final StoreNeighbours neighbours;

    WebhookVerifier(StoreNeighbours neighbours) {
        this.neighbours = neighbours;
    }

    public Verdict verify(Connector connector, Account account, Delivery delivery) {
        Webhook webhook = connector.webhook();
        if (webhook == null) {
            return refused("the platform sends no webhooks");
        }
        Optional<String> signature = delivery.first(webhook.signature().headers());
        if (signature.isEmpty()) {
            return ping(webhook.unsignedPing(), delivery)
                    .or(() -> byToken(connector, account, delivery))
                    .orElseGet(() -> refused("no signature"));
        }
        if (!Signatures.valid(
                webhook.signature(),
                signature.get(),
                delivery,
                account.secretValues(webhook.signature().secret()))) {
            return refused("no secret of the account made the signature");
        }
        boolean late = late(webhook.replay(), delivery);
        if (late && webhook.replay().signed()) {
            return refused(
                    "signed time outside the window of " + webhook.replay().window());
        }
        return proven(connector, account, delivery, late);
    }

    /** Nothing but the token proves such a message: no time of it can be believed. */
    private Optional<Verdict> byToken(Connector connector, Account account, Delivery delivery) {
        Webhook.Token token = connector.webhook().token();
        if (token == null) {
            return Optional.empty();
        }
        return delivery.header(token.header())
                .map(given -> Signatures.isOneOf(given, account.secretValues(token.secret()))
                        ? proven(connector, account, delivery, false)
                        : refused("the token is none of the account's"));
    }

    private Verdict proven(Connector connector, Account account, Delivery delivery, boolean late) {
        Webhook webhook = connector.webhook();
        Optional<String> named = StoreClaim.in(delivery.body(), webhook.store().body())
                .map(name -> StoreKeys.of(connector.storeKey().form(), name));
        if (named.isPresent() && !named.get().equals(account.storeKey())) {
            return refused("store mismatch: the signed body names another shop");
        }
        if (anotherAccounts(connector, account, delivery)) {
            return refused("store mismatch: the header names the shop of another account");
        }
        boolean hintOnly = named.isEmpty()
                && neighbours.secretServesAnother(account, webhook.signature().secret());
        return accepted(webhook, delivery, hintOnly, late);
    }

    private static Verdict.Accepted accepted(Webhook webhook, Delivery delivery, boolean hintOnly, boolean stale) {
        String hash = DeduplicationKey.sha256(delivery.body());
        return new Verdict.Accepted(
                topic(webhook, delivery),
                DeduplicationKey.of(webhook.deduplicate(), delivery, hash),
                hash,
                kept(webhook, delivery),
                hintOnly,
                stale);
    }

    // No header is signed, and what a body says is the sender's: neither passes for something that the hub has read
    // itself.
    private static String topic(Webhook webhook, Delivery delivery) {
        return delivery.first(webhook.topicHeaders())
                .or(() -> StoreClaim.in(delivery.body(), webhook.topicBody()))
                .filter(topic -> !topic.startsWith(Topic.OWN_READS))
                .map(WebhookVerifier::cut)
                .orElse("");
    }

    private boolean anotherAccounts(Connector connector, Account account, Delivery delivery) {
        return delivery.first(connector.webhook().store().headers())
                .map(named -> StoreKeys.of(connector.storeKey().form(), named))
                .filter(named -> neighbours.storeOfAnother(account, named))
                .isPresent();
    }

    private static Optional<Verdict> ping(Webhook.UnsignedPing ping, Delivery delivery) {
        if (ping == null || delivery.body().length > LONGEST_PING) {
            return Optional.empty();
        }
        boolean typed = delivery.header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(ping.contentType()))
                .isPresent();
        boolean fits =
                ping.pattern().matcher(new String(delivery.body(), ISO_8859_1)).matches();
        return typed && fits ? Optional.of(new Verdict.Ping(ping.status())) : Optional.empty();
    }

    private static Map<String, String> kept(Webhook webhook, Delivery delivery) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : webhook.keepHeaders()) {
            delivery.header(name).ifPresent(value -> kept.put(name, cut(value)));
        }
        return kept;
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_HEADER ? value : value.substring(0, LONGEST_HEADER);
    }

    private static boolean late(Webhook.Replay replay, Delivery delivery) {
        if (replay == null) {
            return false;
        }
        // Only a signed time is owed: without it the window could be dodged by leaving the header out.
        return delivery.first(replay.timestampHeaders())
                .flatMap(WebhookVerifier::time)
                .map(sent -> Duration.between(sent, delivery.receivedAt()).abs().compareTo(replay.window()) > 0)
                .orElse(replay.signed());
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.matches("[0-9]{1,12}")
                            ? Instant.ofEpochSecond(Long.parseLong(text))
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static Verdict refused(String reason) {
        return new Verdict.Refused(INVALID, reason);
    }
}
