package hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A part of the hub that does something about events after their commit: deliveries to subscribers, mails. */
public interface EventHearer {

    /**
     * Belongs to the transaction that marks these events as told: whatever is written stands or falls with the mark, so
     * that no event is missed. The same events may come again, after a kill or an outage of the broker; what is written must
     * bear that.
     *
     * @param events CloudEvents, oldest first, without personal fields
     */
    void hear(List<JsonNode> events);
}
