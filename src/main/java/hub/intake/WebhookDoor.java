package hub.intake;

import hub.channel.Account;
import hub.channel.Accounts;
import hub.channel.Connector;
import hub.channel.Connectors;
import hub.channel.Delivery;
import hub.channel.Handshakes;
import hub.channel.Verdict;
import hub.channel.WebhookLimits;
import hub.channel.WebhookVerifier;
import hub.order.VersionKey;
import hub.problem.Problem;
import hub.settings.HubSettings;
import hub.settings.Seams;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets a platform's call in or answers it at the door; knows accounts and limits from memory, never asks the database. */
@Component("webhookDoor")
public class WebhookDoor {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDoor.class);

    private final Connectors connectors;
    private final Accounts accounts;
    private final WebhookVerifier verifier;
    private final Handshakes handshakes;
    private final WebhookLimits limits;
    private final Sealing sealing;
    private final MessageMetrics metrics;
    private final HubSettings settings;
    private final Seams seams;

    WebhookDoor(
            Connectors connectors,
            Accounts accounts,
            WebhookVerifier verifier,
            Handshakes handshakes,
            WebhookLimits limits,
            Sealing sealing,
            MessageMetrics metrics,
            HubSettings settings,
            Seams seams) {
        this.connectors = connectors;
        this.accounts = accounts;
        this.verifier = verifier;
        this.handshakes = handshakes;
        this.limits = limits;
        this.sealing = sealing;
        this.metrics = metrics;
        this.settings = settings;
        this.seams = seams;
    }

    public Admitted admit(WebhookRequest request) {
        Connector connector = connectors
                .find(request.connector())
                .filter(known -> known.webhook() != null)
                .orElseThrow(() -> notFound(request));
        Account account = accounts.find(connector.name(), request.account()).orElseThrow(() -> notFound(request));
        if (request.method().equals("GET")) {
            return handshake(connector, account, request);
        }
        limit(connector, account);
        checkSize(connector, request);
        Verdict verdict = verifier.verify(connector, account, delivery(request));
        if (verdict instanceof Verdict.Refused refused) {
            LOG.warn("webhook refused: connector {}, account {}: {}", connector.name(), account.id(), refused.reason());
            metrics.refused(connector.name(), account.id(), refused.code());
            throw new Problem(401, refused.code(), "the signature is missing or not the account's", List.of());
        }
        if (verdict instanceof Verdict.Ping ping) {
            return Admitted.answered(new WebhookAnswer(ping.status(), null, true, null));
        }
        return admitted(connector, account, request, (Verdict.Accepted) verdict);
    }

    /** The broker has it: from here on it cannot be lost. */
    public WebhookAnswer answer(Admitted admitted) {
        if (admitted.isMessage()) {
            seams.passed(Seams.BROKER_TOOK);
            metrics.accepted(admitted.about());
        }
        return admitted.answer();
    }

    private Admitted admitted(Connector connector, Account account, WebhookRequest request, Verdict.Accepted verdict) {
        Envelope.About about = new Envelope.About(
                UUID.randomUUID(),
                connector.name(),
                account.id(),
                Source.WEBHOOK,
                TopicWord.of(verdict.topic()),
                request.receivedAt(),
                verdict.deduplicationKey(),
                verdict.bodySha256(),
                VersionKey.Rank.PUSH,
                0,
                verdict.hintOnly(),
                request.contentType(),
                TopicWord.in(verdict.keptHeaders(), connector.webhook().topicHeaders()));
        var answer = connector.webhook().answer();
        return sealing.seal(
                about,
                request.body(),
                connector,
                new WebhookAnswer(answer.status(), about.messageId(), answer.emptyBody(), null));
    }

    private Admitted handshake(Connector connector, Account account, WebhookRequest request) {
        return handshakes
                .answer(connector, account, name -> first(request, name))
                .map(text -> Admitted.answered(new WebhookAnswer(200, null, false, text)))
                .orElseThrow(() -> notFound(request));
    }

    private void limit(Connector connector, Account account) {
        WebhookLimits.Allowance allowance = limits.tryConsume(connector, account);
        if (!allowance.granted()) {
            throw Problem.rateLimited("more webhooks than the account may send", allowance.retryAfter());
        }
    }

    private static void checkSize(Connector connector, WebhookRequest request) {
        if (request.body().length > connector.webhook().maxBody()) {
            throw new Problem(
                    413,
                    "too_large",
                    "body: " + request.body().length + " bytes (expected: at most "
                            + connector.webhook().maxBody() + ")",
                    List.of());
        }
    }

    private Delivery delivery(WebhookRequest request) {
        String url = settings.publicUrl() + "/webhooks/" + request.connector() + "/" + request.account();
        return new Delivery(request.headers()::get, request.body(), url, request.receivedAt());
    }

    private static String first(WebhookRequest request, String name) {
        List<String> values = request.query().get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    private static Problem notFound(WebhookRequest request) {
        return new Problem(
                404,
                "not_found",
                "no such webhook address: " + request.connector() + "/" + request.account(),
                List.of());
    }
}
