package hub.till;

import com.fasterxml.jackson.databind.JsonNode;
import hub.channel.Connectors;
import hub.folding.Document;
import hub.folding.Fold;
import hub.folding.News;
import hub.folding.Subject;
import hub.intake.Envelope;
import hub.intake.Fault;
import hub.intake.Handled;
import hub.intake.OwnDoor;
import hub.intake.Prepared;
import hub.intake.Source;
import hub.mapping.Mapped;
import hub.mapping.Mapper;
import hub.mapping.MappingInput;
import hub.mapping.Payload;
import hub.order.Observation;
import hub.order.OrderKey;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a till's message means: a document of one terminal, and perhaps a refund of an order another one sold. */
@Component
class TillMessages implements OwnDoor {

    static final String CONNECTOR = "pos";
    static final String TOPIC = "sale";

    private final Connectors connectors;
    private final Mapper mapper;
    private final Originals originals;
    private final TillBook book;

    TillMessages(Connectors connectors, Mapper mapper, Originals originals, TillBook book) {
        this.connectors = connectors;
        this.mapper = mapper;
        this.originals = originals;
        this.book = book;
    }

    @Override
    public Source source() {
        return Source.TILL;
    }

    @Override
    public Prepared prepare(Handled message) {
        Envelope.About about = message.about();
        JsonNode body = Payload.read(message.plain());
        Sale sale = new Sale(body);
        Mapped mapped = mapper.map(
                CONNECTOR,
                about.topic(),
                body,
                new MappingInput(
                        sale.storeKey(), about.rank(), 0, about.rawSha256(), message.edit(), about.receivedAt()));
        List<News> news = mapped.observations().stream()
                .map(observation -> Document.news(placed(observation, sale)))
                .toList();
        Subject subject = Subject.till(
                CONNECTOR,
                sale.terminal(),
                sale.storeKey(),
                connectors.get(CONNECTOR).statusWords());
        return new Prepared.Folds(subject, news, mapped.hints(), mapped.publication());
    }

    @Override
    public void folded(Handled message, List<Fold> folds, Instant now) {
        book.enter(new Sale(Payload.read(message.plain())), message.about(), folds, now);
    }

    @Override
    public void parked(Envelope.About about, Fault why, Instant now) {
        if (why.code().equals("conflict")) {
            book.conflict(about, now);
        }
    }

    @Override
    public void repeated(Envelope.About about, Instant now) {
        book.repeated(about, now);
    }

    private Observation placed(Observation observation, Sale sale) {
        if (observation.order().externalId().equals(sale.id())) {
            return observation;
        }
        OrderKey original =
                new OrderKey(originals.storeKey(sale), observation.order().externalId());
        return new Observation(original, observation.slots(), observation.key());
    }
}
