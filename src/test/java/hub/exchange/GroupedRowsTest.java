package hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One order from several rows, or none at all. */
class GroupedRowsTest {

    private static final int LONGEST = 20_000;

    @Test
    void consecutive_rows_of_one_key_are_one() {
        assertThat(read("id,sku\nA,1\nA,2\nB,3\n")).containsExactly("1+2 [A1, A2]", "3+1 [B3]");
    }

    @Test
    void a_key_that_comes_again_further_down_is_named_and_the_others_are_taken() {
        assertThat(read("id,sku\nA,1\nB,2\nA,3\nA,4\nC,5\n"))
                .containsExactly("1+1 [A1]", "2+1 [B2]", "3+2 group_broken", "5+1 [C5]");
    }

    @Test
    void a_row_without_key_is_of_no_group_and_leaves_its_neighbours_doubtful() {
        assertThat(read("id,sku\nA,1\nB,2\n,3\nC,4\nD,5\n"))
                .containsExactly("1+1 [A1]", "2+1 group_doubtful", "3+1 missing", "4+1 group_doubtful", "5+1 [D5]");
    }

    @Test
    void an_unreadable_row_leaves_its_neighbours_doubtful_too() {
        assertThat(read("id,sku\nA,1\nB,2\nB,3,4\nB,5\nC,6\n"))
                .containsExactly(
                        "1+1 [A1]", "2+1 group_doubtful", "3+1 columns_differ", "4+1 group_broken", "5+1 [C6]");
    }

    @Test
    void a_group_has_a_longest_and_is_not_kept_beyond_it() {
        assertThat(read("id,sku\n" + "A,12345678\n".repeat(30_000) + "B,1\n"))
                .containsExactly("1+30000 group_too_long", "30001+1 [B1]");
    }

    @Test
    void a_group_at_the_end_of_a_file_that_breaks_off_is_not_taken() {
        List<String> taken = new ArrayList<>();
        GroupedRows rows = rows("id,sku\nA,1\nB,2\nB,\"3\n");

        assertThatThrownBy(() -> rows.forEachRemaining(row -> taken.add(said(row))))
                .isInstanceOf(FileFailed.class);
        assertThat(taken).containsExactly("1+1 [A1]");
    }

    @Test
    void very_many_keys_are_told_apart() {
        SeenKeys seen = new SeenKeys();
        for (int key = 0; key < 100_000; key++) {
            assertThat(seen.add("order-" + key)).isTrue();
        }
        assertThat(seen.add("order-99999")).isFalse();
        assertThat(seen.add("order-100000")).isTrue();
    }

    private static List<String> read(String csv) {
        List<String> said = new ArrayList<>();
        rows(csv).forEachRemaining(row -> said.add(said(row)));
        return said;
    }

    private static GroupedRows rows(String csv) {
        return new GroupedRows(RowReader.of(Format.CSV, new StringReader(csv), 100_000), DottedName.of("id"), LONGEST);
    }

    private static String said(Row row) {
        String place = row.number() + "+" + row.rows() + " ";
        if (row.fault() != null) {
            return place + row.fault().code();
        }
        List<String> lines = new ArrayList<>();
        row.value()
                .path("rows")
                .forEach(one ->
                        lines.add(one.path("id").asText() + one.path("sku").asText()));
        return place + lines;
    }
}
