package hub.exchange;

/**
 * What became of rows.
 *
 * @param created something new: an order nobody knew, an adjustment
 * @param changed an order that became another
 * @param same what was known already
 * @param failed listed with path and code
 */
public record Tally(long created, long changed, long same, long failed) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0);

    /** All rows that were read. */
    public long rows() {
        return created + changed + same + failed;
    }

    /** Rows that were taken. */
    public long done() {
        return created + changed + same;
    }

    public Tally plus(Tally more) {
        return new Tally(created + more.created, changed + more.changed, same + more.same, failed + more.failed);
    }

    static Tally created(int rows) {
        return new Tally(rows, 0, 0, 0);
    }

    static Tally changed(int rows) {
        return new Tally(0, rows, 0, 0);
    }

    static Tally same(int rows) {
        return new Tally(0, 0, rows, 0);
    }

    static Tally failed(int rows) {
        return new Tally(0, 0, 0, rows);
    }

    /** Of rows that ask for one thing together. */
    static Tally of(int rows, boolean created, boolean changed) {
        if (created) {
            return created(rows);
        }
        return changed ? changed(rows) : same(rows);
    }
}
