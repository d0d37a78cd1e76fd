package hub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import hub.channel.Account;
import hub.channel.Accounts;
import hub.channel.Connector;
import hub.channel.Connectors;
import hub.folding.News;
import hub.folding.Subject;
import hub.mapping.Hint;
import hub.mapping.Mapped;
import hub.mapping.Mapper;
import hub.mapping.MappingFailure;
import hub.mapping.MappingInput;
import hub.mapping.Payload;
import hub.order.Observation;
import hub.outbound.ReadDoor;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is to be done with a message: whether its account takes part now, and what its mapping makes of it. */
@Component
class Preparing {

    private static final Logger LOG = LoggerFactory.getLogger(Preparing.class);

    private final Accounts accounts;
    private final Connectors connectors;
    private final Mapper mapper;
    private final OwnDoors doors;

    Preparing(Accounts accounts, Connectors connectors, Mapper mapper, OwnDoors doors) {
        this.accounts = accounts;
        this.connectors = connectors;
        this.mapper = mapper;
        this.doors = doors;
    }

    Prepared of(Handled message) {
        Optional<OwnDoor> own = doors.of(message.about());
        if (own.isPresent()) {
            return orParked(message, () -> own.get().prepare(message));
        }
        Envelope.About about = message.about();
        Optional<Account> account = accounts.find(about.connector(), about.account());
        if (account.isEmpty()) {
            return new Prepared.Parked(
                    new Fault(
                            "account",
                            "account_unknown",
                            "",
                            "account: " + about.account() + " (expected: an account of the hub)"),
                    null);
        }
        if (account.get().keepsIncoming()) {
            return new Prepared.Kept(Fault.ACCOUNT_WAITS);
        }
        return orParked(message, () -> mapped(message, account.get(), connectors.get(about.connector())));
    }

    private Prepared orParked(Handled message, Supplier<Prepared> work) {
        Connector connector = connectors.get(message.about().connector());
        try {
            return work.get();
        } catch (MappingFailure failure) {
            return new Prepared.Parked(Faults.of(failure), OrderNamed.in(message, connector));
        } catch (RuntimeException poison) {
            LOG.error("parked: cannot be prepared", poison);
            return new Prepared.Parked(Faults.of(poison), OrderNamed.in(message, connector));
        }
    }

    private Prepared mapped(Handled message, Account account, Connector connector) {
        Envelope.About about = message.about();
        Subject subject = Subject.of(account, connector);
        JsonNode body = Payload.read(message.plain());
        if (about.topic().equals(ReadDoor.GONE)) {
            return new Prepared.Folds(subject, List.of(Gone.news(subject, body, about)), List.of(), 0);
        }
        Mapped mapped = mapper.map(connector.name(), about.topic(), body, input(message, subject));
        if (mapped.kept()) {
            return new Prepared.Kept(
                    new Fault("topic", "topic_kept", "", "nothing works off " + about.topic() + " yet"));
        }
        if (about.hintOnly()) {
            return new Prepared.Folds(subject, List.of(), onlyHints(mapped), mapped.publication());
        }
        return new Prepared.Folds(
                subject,
                mapped.observations().stream()
                        .map(observation -> news(observation, about))
                        .toList(),
                mapped.hints(),
                mapped.publication());
    }

    private static News news(Observation observation, Envelope.About about) {
        return about.source() == Source.READ ? News.read(observation, about.receivedAt()) : News.of(observation);
    }

    private static MappingInput input(Handled message, Subject subject) {
        Envelope.About about = message.about();
        return new MappingInput(
                subject.storeKey(),
                about.rank(),
                about.readSeq(),
                about.rawSha256(),
                message.edit(),
                about.receivedAt());
    }

    /** The sender is known, the shop is not: nothing in the body is believed but which order to read. */
    private static List<Hint> onlyHints(Mapped mapped) {
        return Stream.concat(
                        mapped.hints().stream(),
                        mapped.observations().stream()
                                .map(Observation::order)
                                .map(order -> new Hint(order.externalId(), "the signature does not prove the shop")))
                .distinct()
                .toList();
    }
}
