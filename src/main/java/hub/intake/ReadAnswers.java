package hub.intake;

import hub.channel.Connectors;
import hub.order.VersionKey;
import hub.outbound.ReadDoor;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** A platform's answer to a read, on its way into the intake queue like any other message. */
@Component
class ReadAnswers implements ReadDoor {

    private final Connectors connectors;
    private final Sealing sealing;
    private final MessageMetrics metrics;
    private final ProducerTemplate producer;

    ReadAnswers(Connectors connectors, Sealing sealing, MessageMetrics metrics, ProducerTemplate producer) {
        this.connectors = connectors;
        this.sealing = sealing;
        this.metrics = metrics;
        this.producer = producer;
    }

    @Override
    public void admit(
            String connector,
            String account,
            String topic,
            long readSeq,
            Instant askedAt,
            String contentType,
            byte[] body) {
        boolean listed = topic.equals(LISTED);
        Envelope.About about = new Envelope.About(
                UUID.randomUUID(),
                connector,
                account,
                listed ? Source.POLL : Source.READ,
                topic,
                askedAt,
                null,
                Hash.sha256(body),
                listed ? VersionKey.Rank.ROW : VersionKey.Rank.DETAIL,
                readSeq,
                false,
                contentType,
                Map.of());
        producer.requestBody("direct:to-intake", sealing.seal(about, body, connectors.get(connector), null));
        metrics.accepted(about);
    }
}
