package hub.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OrderPagesTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private record Row(int id, Instant at) {}

    @Test
    void a_page_mark_is_followed_and_a_page_without_one_is_the_last() {
        OrderPages first = OrderPages.from(START);

        OrderPages second = first.next(50, 50, "mark-2", START.plusSeconds(9));

        assertThat(second).isEqualTo(new OrderPages(START, 2, "mark-2"));
        assertThat(second.next(50, 50, null, START.plusSeconds(20))).isNull();
    }

    @Test
    void without_marks_the_next_page_begins_at_the_last_rows_time() {
        assertThat(OrderPages.from(START).next(3, 3, null, START.plusSeconds(7)))
                .isEqualTo(OrderPages.from(START.plusSeconds(7)));
        assertThat(OrderPages.from(START).next(2, 3, null, START.plusSeconds(7)))
                .isNull();
    }

    @Test
    void a_page_full_of_one_moment_is_passed_by_its_number() {
        assertThat(OrderPages.from(START).next(3, 3, null, START)).isEqualTo(new OrderPages(START, 2, null));
    }

    /**
     * Orders are changed while the pages are read: each moves to the end, and the numbers of all behind it shift. Of a page
     * full of one moment that could lose one; the next poll's overlap shows it again.
     */
    @Property(tries = 1000)
    void no_order_is_missed_while_orders_change(
            @ForAll @Size(max = 40) List<@IntRange(max = 60) Integer> seconds,
            @ForAll @Size(max = 10) List<@IntRange(max = 39) Integer> changed,
            @ForAll @IntRange(min = 2, max = 9) int pageSize) {
        Assume.that(
                changed.isEmpty() || seconds.stream().allMatch(one -> Collections.frequency(seconds, one) < pageSize));
        List<Row> shop = new ArrayList<>();
        for (int id = 0; id < seconds.size(); id++) {
            shop.add(new Row(id, START.plusSeconds(seconds.get(id))));
        }
        Set<Integer> seen = new HashSet<>();
        OrderPages pages = OrderPages.from(START);
        for (int turn = 0; pages != null; turn++) {
            assertThat(turn).as("pages come to an end").isLessThan(500);
            List<Row> rows = page(shop, pages, pageSize);
            rows.forEach(row -> seen.add(row.id()));
            Instant last = rows.isEmpty() ? null : rows.get(rows.size() - 1).at();
            pages = pages.next(rows.size(), pageSize, null, last);
            if (turn < changed.size() && changed.get(turn) < shop.size()) {
                int id = changed.get(turn);
                shop.removeIf(row -> row.id() == id);
                shop.add(new Row(id, START.plusSeconds(100 + turn)));
            }
        }
        assertThat(seen).hasSize(seconds.size());
    }

    private static List<Row> page(List<Row> shop, OrderPages pages, int size) {
        return shop.stream()
                .filter(row -> !row.at().isBefore(pages.since()))
                .sorted(Comparator.comparing(Row::at).thenComparing(Row::id))
                .skip((long) (pages.page() - 1) * size)
                .limit(size)
                .toList();
    }
}
