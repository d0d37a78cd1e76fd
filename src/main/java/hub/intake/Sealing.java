package hub.intake;

import hub.channel.Connector;
import hub.security.CardExemption;
import hub.security.CardScrubber;
import hub.security.Scrubbed;
import hub.security.Sealer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Card data out, payload sealed: after this a message may lie anywhere. */
@Component
public class Sealing {

    private final CardScrubber scrubber;
    private final Sealer sealer;
    private final MessageMetrics metrics;

    Sealing(CardScrubber scrubber, Sealer sealer, MessageMetrics metrics) {
        this.scrubber = scrubber;
        this.sealer = sealer;
        this.metrics = metrics;
    }

    public Admitted seal(Envelope.About about, byte[] raw, Connector connector, WebhookAnswer answer) {
        byte[] clean = clean(about, raw, Optional.of(connector));
        return new Admitted(cleanHead(about), sealer.sealAtIntake(clean).toBytes(), answer);
    }

    /** @param connector knows which ids are no card numbers; empty where nobody knows */
    public byte[] clean(Envelope.About about, byte[] raw, Optional<Connector> connector) {
        Scrubbed clean = scrubber.scrub(
                raw, about.contentType(), connector.map(Sealing::exempt).orElse(List.of()));
        if (clean.removed() > 0) {
            metrics.cardDataRemoved(about, clean.removed());
        }
        return clean.body();
    }

    private Envelope.About cleanHead(Envelope.About about) {
        Map<String, String> headers = new LinkedHashMap<>();
        about.headers().forEach((name, value) -> headers.put(name, scrubber.scrubText(value)));
        return new Envelope.About(
                about.messageId(),
                about.connector(),
                about.account(),
                about.source(),
                scrubber.scrubText(about.topic()),
                about.receivedAt(),
                about.dedupeKey(),
                about.rawSha256(),
                about.rank(),
                about.readSeq(),
                about.hintOnly(),
                scrubber.scrubText(about.contentType()),
                headers);
    }

    private static List<CardExemption> exempt(Connector connector) {
        return connector.exempt().stream()
                .map(one -> new CardExemption(one.path(), one.pattern()))
                .toList();
    }
}
