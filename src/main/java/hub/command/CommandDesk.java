package hub.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.channel.Accounts;
import hub.channel.Connectors;
import hub.folding.OrderQueries;
import hub.folding.Timeline;
import hub.order.Change;
import hub.security.CannotOpen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where commands are written down and read. */
@Component
public class CommandDesk {

    /** What became of a wish. */
    public sealed interface Taken {

        record Written(CommandView command) implements Taken {}

        record NoSuchOrder() implements Taken {}

        /** @param words {@code name: value (expected: …)} */
        record NotOffered(String words) implements Taken {}
    }

    /** What the platform did is soon to be seen in the order; what is not by then was taken back there. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(10);

    private final CommandRows commands;
    private final CommandTexts texts;
    private final OwnOrders ownOrders;
    private final OrderQueries orders;
    private final Timeline timeline;
    private final Accounts accounts;
    private final Connectors connectors;
    private final JdbcClient jdbc;
    private final Clock clock;

    CommandDesk(
            CommandRows commands,
            CommandTexts texts,
            OwnOrders ownOrders,
            OrderQueries orders,
            Timeline timeline,
            Accounts accounts,
            Connectors connectors,
            JdbcClient jdbc,
            Clock clock) {
        this.commands = commands;
        this.texts = texts;
        this.ownOrders = ownOrders;
        this.orders = orders;
        this.timeline = timeline;
        this.accounts = accounts;
        this.connectors = connectors;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Belongs to the caller's transaction.
     *
     * @throws CommandRefused for what the order does not have
     */
    public Taken request(UUID orderId, Wish wish, String by) {
        // One after the other: each sees what those before it took.
        boolean locked = jdbc.sql("select id from orders where id = ? for update")
                .param(orderId)
                .query()
                .optionalValue()
                .isPresent();
        Optional<JsonNode> found = orders.byId(orderId).map(OrderQueries.Found::document);
        if (!locked || found.isEmpty()) {
            return new Taken.NoSuchOrder();
        }
        JsonNode order = found.get();
        boolean own = accounts.find(
                                order.path("channel").asText(),
                                order.path("account").asText())
                        .isEmpty()
                && ownOrders.has(order, wish.kind());
        Optional<String> obstacle = own ? Optional.empty() : obstacle(order, wish.kind());
        if (obstacle.isPresent()) {
            return new Taken.NotOffered(obstacle.get());
        }
        ObjectNode asked = Wishes.asked(wish, order, new Left(order, underWay(orderId, order)));
        Command command = written(orderId, order, wish.kind(), asked, by, own);
        if (own) {
            ownOrders.done(command, order, asked, command.createdAt());
        }
        return new Taken.Written(CommandView.of(command, asked));
    }

    /** Oldest first. */
    public List<CommandView> ofOrder(UUID orderId) {
        return commands.ofOrder(orderId).stream().map(this::view).toList();
    }

    public Optional<CommandView> find(UUID orderId, UUID id) {
        return commands.find(id)
                .filter(command -> command.orderId().equals(orderId))
                .map(this::view);
    }

    private Command written(UUID orderId, JsonNode order, CommandKind kind, ObjectNode asked, String by, boolean own) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = UUID.randomUUID();
        Command command = new Command(
                id,
                orderId,
                order.path("channel").asText(),
                order.path("account").asText(),
                order.path("externalId").asText(),
                kind,
                own ? CommandState.CONFIRMED : CommandState.REQUESTED,
                own,
                texts.seal(orderId, asked),
                null,
                null,
                false,
                false,
                own ? id.toString() : null,
                null,
                0,
                now,
                by,
                now,
                now);
        commands.add(command);
        Change change = new Change(
                "commands[" + command.id() + "].state", null, command.state().word());
        timeline.commanded(orderId, kind.word(), by, List.of(change), now);
        return command;
    }

    private Optional<String> obstacle(JsonNode order, CommandKind kind) {
        String account = order.path("account").asText();
        String channel = order.path("channel").asText();
        if (accounts.find(channel, account).isEmpty()) {
            return Optional.of("account: " + account + " (expected: one the hub knows)");
        }
        boolean able = connectors
                .find(channel)
                .filter(connector -> connector.abilities().contains(kind.ability()))
                .isPresent();
        if (!able) {
            return Optional.of("connector: " + channel + " (expected: one that can " + kind.word() + ")");
        }
        return order.path("deleted").asBoolean()
                ? Optional.of("order: deleted (expected: kept by the channel)")
                : Optional.empty();
    }

    private Map<CommandKind, List<JsonNode>> underWay(UUID orderId, JsonNode order) {
        Instant seenSince = clock.instant().minus(ON_ITS_WAY);
        Map<CommandKind, List<JsonNode>> underWay = new EnumMap<>(CommandKind.class);
        for (Command command : commands.ofOrder(orderId)) {
            boolean unseen = command.state() == CommandState.CONFIRMED
                    && command.changedAt().isAfter(seenSince)
                    && !isShown(order, command);
            if (command.state() == CommandState.REQUESTED || command.state() == CommandState.UNKNOWN || unseen) {
                underWay.computeIfAbsent(command.kind(), kind -> new ArrayList<>())
                        .add(texts.open(command));
            }
        }
        return underWay;
    }

    private static boolean isShown(JsonNode order, Command command) {
        for (String set : List.of("fulfilments", "refunds")) {
            for (JsonNode one : order.path(set)) {
                if (one.path("id").asText().equals(command.platformId())) {
                    return true;
                }
            }
        }
        return false;
    }

    private CommandView view(Command command) {
        try {
            return CommandView.of(command, texts.open(command));
        } catch (CannotOpen erased) {
            return CommandView.of(command, null);
        }
    }
}
