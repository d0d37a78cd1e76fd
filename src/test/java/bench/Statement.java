package bench;

import java.util.ArrayList;
import java.util.List;

/**
 * One statement as the hub executed it.
 *
 * @param rows bound values; several where it was a batch
 */
record Statement(String sql, Kind kind, List<Object[]> rows) {

    enum Kind {
        QUERY,
        UPDATE,
        BATCH
    }

    static Statement of(String sql, Kind kind, List<Object[]> rows) {
        return new Statement(sql, kind, new ArrayList<>(rows));
    }
}
