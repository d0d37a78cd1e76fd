package hub.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What was wrong with rows. Beyond a number of them faults are counted but no longer listed. */
@Component
public class ImportErrors {

    static final long MOST_LISTED = 100_000;

    /** @param row counted from 1, without the header */
    public record Line(long row, int seq, String path, String code, String detail) {}

    /** Faults of one row. @param rows how many rows of the file it is */
    record OfRow(long row, int rows, List<RowFault> faults) {}

    private final JdbcTemplate jdbc;

    ImportErrors(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Belongs to the chunk's transaction. */
    void add(UUID id, List<OfRow> failed) {
        List<Object[]> rows = new ArrayList<>();
        for (OfRow one : failed) {
            for (int seq = 0; seq < one.faults().size(); seq++) {
                RowFault fault = one.faults().get(seq);
                rows.add(new Object[] {id, one.row(), seq, fault.path(), fault.code(), fault.detail()});
            }
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into file_import_error (import_id, row_number, seq, path, code, detail)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    rows);
        }
    }

    /** In the file's order, after the given place. */
    public List<Line> page(UUID id, long afterRow, int afterSeq, int most) {
        return jdbc.query(
                "select row_number, seq, path, code, detail from file_import_error where import_id = ?"
                        + " and (row_number, seq) > (?, ?) order by row_number, seq fetch first " + most + " rows only",
                (row, n) ->
                        new Line(row.getLong(1), row.getInt(2), row.getString(3), row.getString(4), row.getString(5)),
                id,
                afterRow,
                afterSeq);
    }

    /** Code → how many faults of it are listed. */
    Map<String, Long> byCode(UUID id) {
        Map<String, Long> counted = new TreeMap<>();
        jdbc.query(
                "select code, count(*) from file_import_error where import_id = ? group by code",
                row -> {
                    counted.put(row.getString(1), row.getLong(2));
                },
                id);
        return counted;
    }
}
