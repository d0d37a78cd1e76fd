package hub.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.channel.Account;
import hub.channel.Connector;
import hub.folding.OrderQueries;
import hub.folding.OrderQueries.Filter;
import hub.folding.OrderQueries.Found;
import hub.json.Json;
import hub.outbound.PlatformCalls;
import hub.outbound.ReadDoor;
import hub.outbound.ReadTasks;
import hub.poll.ListedOrder;
import hub.poll.OrderPages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Walks through what a platform lists of a day, page after page, and names what the hub has otherwise, or not at all. */
@Component
class BothSides {

    private static final int MOST_UNLISTED = 500;
    private static final Duration BETWEEN_READS = Duration.ofMinutes(6);

    private final PlatformCalls calls;
    private final ListedEssence listed;
    private final OrderQueries orders;
    private final ReadTasks reads;
    private final ReadDoor door;
    private final Statements statements;
    private final Clock clock;

    BothSides(
            PlatformCalls calls,
            ListedEssence listed,
            OrderQueries orders,
            ReadTasks reads,
            ReadDoor door,
            Statements statements,
            Clock clock) {
        this.calls = calls;
        this.listed = listed;
        this.orders = orders;
        this.reads = reads;
        this.door = door;
        this.statements = statements;
        this.clock = clock;
    }

    /** @throws hub.outbound.PlatformAway when the platform cannot be asked */
    void walk(Statement statement, Account account, Connector connector) {
        Instant begun = clock.instant();
        Instant from = statement.day().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to = from.plus(Duration.ofDays(1));
        statements.begin(statement, begun);
        OrderPages pages = OrderPages.from(from);
        while (pages != null) {
            long number = reads.drawReadNumber();
            Instant askedAt = clock.instant();
            JsonNode answer = calls.call(account.id(), "list-orders", pages.request(connector));
            List<ListedOrder> rows = new ArrayList<>();
            answer.path("orders").forEach(row -> rows.add(ListedOrder.read(row)));
            compare(statement, account, connector, within(rows, from, to), number, askedAt);
            Instant last = rows.isEmpty() ? null : rows.get(rows.size() - 1).updatedAt();
            boolean past = last != null && !last.isBefore(to);
            pages = past
                    ? null
                    : pages.next(
                            rows.size(),
                            connector.polling().pageSize(),
                            answer.path("next").asText(null),
                            last);
        }
        unlisted(statement, account, from, to.isBefore(begun) ? to : begun);
    }

    private static List<ListedOrder> within(List<ListedOrder> rows, Instant from, Instant to) {
        return rows.stream()
                .filter(row ->
                        !row.updatedAt().isBefore(from) && row.updatedAt().isBefore(to))
                .toList();
    }

    private void compare(
            Statement statement,
            Account account,
            Connector connector,
            List<ListedOrder> rows,
            long number,
            Instant askedAt) {
        List<Difference> found = new ArrayList<>();
        for (ListedOrder row : rows) {
            compare(account, connector, row, askedAt).ifPresent(difference -> {
                found.add(difference);
                heal(account, row, difference, number, askedAt);
            });
        }
        statements.met(
                statement, rows.stream().map(ListedOrder::externalId).toList(), found, rows.size() - found.size());
    }

    private Optional<Difference> compare(Account account, Connector connector, ListedOrder row, Instant askedAt) {
        Optional<Found> known = known(account, row.externalId());
        Optional<JsonNode> there = listed.of(account, connector, row.externalId(), row.body(), askedAt);
        String expected = there.map(JsonNode::toString).orElse(null);
        if (known.isEmpty() || known.get().document().path("deleted").asBoolean()) {
            return Optional.of(Difference.found(
                    row.externalId(),
                    known.map(Found::id).orElse(null),
                    Difference.MISSING_HERE,
                    known.isEmpty() ? "order: none (expected: one)" : "order: deleted (expected: kept)",
                    expected,
                    clock.instant()));
        }
        // What was heard since the list was asked for may be news that the list does not show yet.
        boolean since = known.get().changedAt().isAfter(askedAt);
        if (there.isEmpty() || since) {
            return Optional.empty();
        }
        List<String> differences = Essence.differences(Essence.of(known.get().document()), there.get());
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(Difference.found(
                        row.externalId(),
                        known.get().id(),
                        Difference.DIFFERS,
                        String.join("; ", differences),
                        ((ObjectNode) there.get())
                                .put(
                                        "hereAt",
                                        known.get().document().path("updatedAt").asText(""))
                                .toString(),
                        clock.instant()));
    }

    /** A row that shows the whole order is news like any other; the rest is read. */
    private void heal(Account account, ListedOrder row, Difference difference, long number, Instant askedAt) {
        if (difference.kind().equals(Difference.MISSING_HERE)
                && difference.orderId() == null
                && row.body().length > 0) {
            door.admit(
                    account.connector(),
                    account.id(),
                    ReadDoor.LISTED,
                    number,
                    askedAt,
                    "application/json",
                    row.body());
        } else {
            reads.ask(account.id(), row.externalId(), "reconcile", clock.instant());
        }
    }

    /** The platform is asked by id: it may be gone there, or have changed on another day. */
    private void unlisted(Statement statement, Account account, Instant from, Instant to) {
        List<Statements.Unlisted> some;
        do {
            some = statements.unlisted(statement, account.connector(), from, to, MOST_UNLISTED);
            statements.found(
                    statement,
                    some.stream()
                            .map(one -> Difference.found(
                                    one.externalId(),
                                    one.orderId(),
                                    Difference.MISSING_THERE,
                                    "order: one (expected: none, the channel does not list it)",
                                    null,
                                    clock.instant()))
                            .toList());
            some.forEach(one -> reads.ask(account.id(), one.externalId(), "reconcile", clock.instant()));
        } while (some.size() == MOST_UNLISTED);
    }

    /** Whether what was found is gone. */
    boolean isHealed(Account account, Difference it) {
        Optional<Found> known = known(account, it.externalId());
        if (known.isEmpty()) {
            return false;
        }
        JsonNode here = known.get().document();
        boolean deleted = here.path("deleted").asBoolean();
        if (it.kind().equals(Difference.MISSING_THERE)) {
            return deleted || statements.wasReadSince(known.get().id(), it.foundAt());
        }
        if (deleted || it.expected() == null) {
            return !deleted;
        }
        JsonNode expected = tree(it.expected());
        return Essence.differences(Essence.of(here), expected).isEmpty() || movedOn(here, expected);
    }

    /** One read may not be believed: where the hub heard of a later change, it takes two that agree, minutes apart. */
    void askAgain(Account account, Difference it) {
        Instant again = it.foundAt().plus(BETWEEN_READS);
        if (it.orderId() != null
                && it.kind().equals(Difference.DIFFERS)
                && clock.instant().isAfter(again)
                && !statements.wasReadSince(it.orderId(), again)) {
            reads.ask(account.id(), it.externalId(), "reconcile again", clock.instant());
        }
    }

    /** The channel changed it once more, and the hub heard of it. */
    private static boolean movedOn(JsonNode here, JsonNode expected) {
        String now = here.path("updatedAt").asText("");
        String listed = expected.path("updatedAt").asText("");
        return !now.isEmpty()
                && !now.equals(expected.path("hereAt").asText(""))
                && (listed.isEmpty() || Instant.parse(now).isAfter(Instant.parse(listed)));
    }

    private Optional<Found> known(Account account, String externalId) {
        Filter filter =
                new Filter(account.connector(), account.id(), externalId, null, null, null, null, null, null, null);
        return orders.list(filter, Optional.empty(), 1).stream().findFirst();
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("a stored essence is JSON", e);
        }
    }
}
