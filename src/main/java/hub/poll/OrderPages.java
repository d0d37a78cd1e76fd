package hub.poll;

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
record OrderPages(Instant since, int page, String mark) {

    static OrderPages from(Instant since) {
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
    OrderPages next(int rows, int pageSize, String next, Instant last) {
        if (next != null) {
            return new OrderPages(since, page + 1, next);
        }
        if (mark != null || last == null || rows < pageSize) {
            return null;
        }
        return last.isAfter(since) ? from(last) : new OrderPages(since, page + 1, null);
    }
}
