package hub.channel;

import com.fasterxml.jackson.core.JsonPointer;
import hub.channel.Connector.Secret;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Reads how the platform calls the hub. */
final class WebhookFile {

    private static final String[] KEYS = {
        "topicHeaders",
        "topicBody",
        "idHeaders",
        "signature",
        "token",
        "store",
        "replay",
        "unsignedPing",
        "handshake",
        "keepHeaders",
        "maxBody",
        "answer",
        "limit",
        "deduplicate"
    };
    private static final long MAX_BODY = DataSize.ofMegabytes(10).toBytes();

    private final YamlSection webhook;
    private final List<Secret> secrets;

    WebhookFile(YamlSection webhook, List<Secret> secrets) {
        this.webhook = webhook.only(KEYS);
        this.secrets = secrets;
    }

    Webhook read() {
        Webhook.Signature signature = signature(webhook.section("signature"));
        return new Webhook(
                webhook.texts("topicHeaders"),
                YamlValues.pointers(webhook, "topicBody"),
                webhook.texts("idHeaders"),
                signature,
                webhook.has("token") ? token(webhook.section("token")) : null,
                webhook.has("store") ? store(webhook.section("store")) : new Webhook.Store(List.of(), List.of()),
                webhook.has("replay") ? replay(webhook.section("replay"), signature) : null,
                webhook.has("unsignedPing") ? ping(webhook.section("unsignedPing")) : null,
                webhook.has("handshake") ? handshake(webhook.section("handshake")) : null,
                webhook.texts("keepHeaders"),
                maxBody(),
                webhook.has("answer") ? answer(webhook.section("answer")) : new Webhook.Answer(202, false),
                limit(webhook.section("limit")),
                deduplicate(webhook.section("deduplicate")));
    }

    private Webhook.Signature signature(YamlSection signature) {
        signature.only("scheme", "encoding", "headers", "prefix", "separator", "secret", "secretForm", "content");
        return new Webhook.Signature(
                YamlValues.word(signature, "scheme", Webhook.Signature.Scheme.class),
                YamlValues.word(signature, "encoding", Webhook.Signature.Encoding.class),
                YamlValues.someTexts(signature, "headers"),
                signature.textOr("prefix", ""),
                signature.textOr("separator", ""),
                secretName(signature),
                YamlValues.wordOr(
                        signature,
                        "secretForm",
                        Webhook.Signature.SecretForm.class,
                        Webhook.Signature.SecretForm.PLAIN),
                signature.optional(
                        "content",
                        "text with {body} once, {url} and {header:Name}",
                        SignedContent::of,
                        SignedContent.of("{body}")));
    }

    private String secretName(YamlSection section) {
        String name = section.text("secret", "the name of a secret");
        if (!name.isEmpty()
                && secrets.stream().noneMatch(secret -> secret.name().equals(name))) {
            section.wrong("secret", "the name of a secret");
        }
        return name;
    }

    private Webhook.Token token(YamlSection token) {
        token.only("header", "secret");
        return new Webhook.Token(token.text("header"), secretName(token));
    }

    private static Webhook.Store store(YamlSection store) {
        store.only("headers", "body");
        return new Webhook.Store(store.texts("headers"), YamlValues.pointers(store, "body"));
    }

    private static Webhook.Replay replay(YamlSection replay, Webhook.Signature signature) {
        replay.only("timestampHeaders", "signed", "window");
        List<String> headers = YamlValues.someTexts(replay, "timestampHeaders");
        boolean signed = YamlValues.requiredFlag(replay, "signed");
        if (signed && headers.stream().noneMatch(signature.content()::signs)) {
            replay.wrong("signed", "false, or a timestamp header in signature.content");
        }
        return new Webhook.Replay(headers, signed, YamlValues.duration(replay, "window"));
    }

    private static Webhook.UnsignedPing ping(YamlSection ping) {
        ping.only("contentType", "pattern", "status");
        return new Webhook.UnsignedPing(ping.text("contentType"), YamlValues.pattern(ping, "pattern"), status(ping));
    }

    private Webhook.Handshake handshake(YamlSection handshake) {
        handshake.only("echo", "token", "secret");
        return new Webhook.Handshake(handshake.text("echo"), handshake.text("token"), secretName(handshake));
    }

    private long maxBody() {
        return webhook.optional("maxBody", "a size such as 10MiB, at most 10MiB", WebhookFile::size, MAX_BODY);
    }

    private static long size(String text) {
        long size = DataSize.parse(text.replace("iB", "B")).toBytes();
        if (size <= 0 || size > MAX_BODY) {
            throw new IllegalArgumentException(text);
        }
        return size;
    }

    private static Webhook.Answer answer(YamlSection answer) {
        answer.only("status", "emptyBody");
        return new Webhook.Answer(status(answer), YamlValues.flag(answer, "emptyBody", false));
    }

    private static int status(YamlSection section) {
        return section.optional(
                "status",
                "a status from 200 to 299",
                text -> {
                    int status = Integer.parseInt(text);
                    if (status < 200 || status > 299) {
                        throw new IllegalArgumentException(text);
                    }
                    return status;
                },
                202);
    }

    private static Webhook.Limit limit(YamlSection limit) {
        limit.only("perMinute", "burst");
        return new Webhook.Limit(YamlValues.positive(limit, "perMinute"), YamlValues.positive(limit, "burst"));
    }

    private static Webhook.Deduplicate deduplicate(YamlSection deduplicate) {
        deduplicate.only("headers", "body", "hash");
        List<JsonPointer> body = YamlValues.pointers(deduplicate, "body");
        boolean hash = YamlValues.flag(deduplicate, "hash", true);
        if (!hash && body.isEmpty()) {
            deduplicate.wrong("hash", "true, or body: unsigned headers alone let one message hide another");
        }
        return new Webhook.Deduplicate(deduplicate.texts("headers"), body, hash);
    }
}
