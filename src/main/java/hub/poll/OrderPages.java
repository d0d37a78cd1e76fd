package hub.poll;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.channel.Connector;
import hub.json.Json;
import java.time.Duration;
import java.time.Instant;

/**
 * Where a walk through changed orders stands. A platform's own page mark is followed; without one the next page begins at
 * the last row's time, because numbers of pages shift while orders change. Only a page full of rows of one moment is
 * passed by its number.
 *
 * @param since of the platform's clock, that moment included
 * @param page within the same {@code since}, from 1
 * @param mark the platform's; null for none
 */
public record OrderPages(Instant since, int page, String mark) {

    private static final Duration LEAST = Duration.ofSeconds(1);

    public static OrderPages from(Instant since) {
        return new OrderPages(since, 1, null);
    }

    /** The exclusive form of {@link #since}. */
    Instant after(Duration resolution) {
        return since.minus(resolution);
    }

    /**
     * @param rows of the page just read
     * @param next the platform's mark; null when it gave none
     * @param last time of the page's last row; null when it was empty
     * @return null when that was the last page
     */
    public OrderPages next(int rows, int pageSize, String next, Instant last) {
        if (next != null) {
            return new OrderPages(since, page + 1, next);
        }
        if (mark != null || last == null || rows < pageSize) {
            return null;
        }
        return last.isAfter(since) ? from(last) : new OrderPages(since, page + 1, null);
    }

    /** What is asked of the platform for this page. */
    public ObjectNode request(Connector connector) {
        Duration resolution = connector.version().resolution();
        ObjectNode request = Json.MAPPER.createObjectNode();
        request.put("since", since.toString());
        request.put(
                "after",
                after(resolution.compareTo(LEAST) < 0 ? LEAST : resolution).toString());
        request.put("page", page);
        request.put("pageSize", connector.polling().pageSize());
        if (mark != null) {
            request.put("token", mark);
        }
        return request;
    }
}
