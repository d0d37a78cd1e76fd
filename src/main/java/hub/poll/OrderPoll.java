package hub.poll;

import com.fasterxml.jackson.databind.JsonNode;
import hub.channel.Account;
import hub.channel.Accounts;
import hub.channel.Connector;
import hub.channel.Connectors;
import hub.outbound.PlatformCalls;
import hub.outbound.ReadDoor;
import hub.outbound.ReadTasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks an account for the orders that changed, page after page, and hands each on that it has not handed on before. */
@Component
class OrderPoll {

    private final Accounts accounts;
    private final Connectors connectors;
    private final PlatformCalls calls;
    private final PollCursors cursors;
    private final SeenRows seen;
    private final ReadTasks reads;
    private final ReadDoor door;
    private final Clock clock;

    OrderPoll(
            Accounts accounts,
            Connectors connectors,
            PlatformCalls calls,
            PollCursors cursors,
            SeenRows seen,
            ReadTasks reads,
            ReadDoor door,
            Clock clock) {
        this.accounts = accounts;
        this.connectors = connectors;
        this.calls = calls;
        this.cursors = cursors;
        this.seen = seen;
        this.reads = reads;
        this.door = door;
        this.clock = clock;
    }

    /**
     * The cursor follows the platform's clock, never the hub's: it stands at the newest change seen and looks back by the
     * overlap, for what was committed late or stamped by a clock that runs behind.
     */
    void run(PollTask task) {
        Account account = accounts.find(task.account()).orElseThrow();
        Connector connector = connectors.get(account.connector());
        Duration overlap = connector.polling().overlap();
        Instant from = task.since() == null ? account.createdAt() : task.since();
        OrderPages pages = OrderPages.from(from.minus(overlap));
        Instant newest = from;
        while (pages != null) {
            long number = reads.drawReadNumber();
            Instant askedAt = clock.instant();
            JsonNode answer = calls.call(account.id(), "list-orders", pages.request(connector));
            List<ListedOrder> rows = rows(answer);
            admit(account, rows, number, askedAt);
            Instant last = rows.isEmpty() ? null : rows.get(rows.size() - 1).updatedAt();
            if (last != null && last.isAfter(newest)) {
                newest = last;
                cursors.reached(task, newest);
            }
            pages = pages.next(
                    rows.size(),
                    connector.polling().pageSize(),
                    answer.path("next").asText(null),
                    last);
        }
        seen.forget(account.id(), newest.minus(overlap.multipliedBy(2)));
    }

    private static List<ListedOrder> rows(JsonNode answer) {
        List<ListedOrder> rows = new ArrayList<>();
        answer.path("orders").forEach(row -> rows.add(ListedOrder.read(row)));
        return rows;
    }

    /** On disk in the intake before the cursor moves; a halt in between shows the rows once more. */
    private void admit(Account account, List<ListedOrder> rows, long number, Instant askedAt) {
        Map<String, String> known = seen.known(
                account.id(), rows.stream().map(ListedOrder::externalId).toList());
        List<ListedOrder> news = rows.stream()
                .filter(row -> !row.hash().equals(known.get(row.externalId())))
                .toList();
        for (ListedOrder row : news) {
            if (row.body().length == 0) {
                reads.ask(account.id(), row.externalId(), "listed", clock.instant());
            } else {
                door.admit(
                        account.connector(),
                        account.id(),
                        ReadDoor.LISTED,
                        number,
                        askedAt,
                        "application/json",
                        row.body());
            }
        }
        seen.remember(account.id(), news);
    }
}
