package hub.poll;

import hub.level.AskedOrders;
import hub.level.LevelSettings;
import hub.poll.PollTask.What;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sales that the hub has not heard of turn up with the next poll, or never. */
@Component
class OrdersAskedFor implements AskedOrders {

    private final PollCursors cursors;
    private final LevelSettings settings;

    OrdersAskedFor(PollCursors cursors, LevelSettings settings) {
        this.cursors = cursors;
        this.settings = settings;
    }

    @Override
    public boolean isPast(String account, Instant moment, Instant now) {
        Optional<PollCursors.Last> last = cursors.last(account, What.ORDERS);
        if (last.isEmpty()) {
            return moment.plus(settings.unseen()).isBefore(now);
        }
        return last.get().beganAt().isAfter(moment)
                && last.get().endedAt().plus(settings.settle()).isBefore(now);
    }

    @Override
    public void ask(String account, Instant now) {
        cursors.ask(account, now);
    }
}
