package hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import hub.security.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TillItemsTest {

    @Test
    void an_array_and_lines_give_the_same_items() {
        assertThat(read("[{\"a\":1}, {\"a\":\"],[\\\"\"} ]")).containsExactly("{\"a\":1}", "{\"a\":\"],[\\\"\"}");
        assertThat(read("{\"a\":1}\r\n\n {\"b\":[2]}\n")).containsExactly("{\"a\":1}", "{\"b\":[2]}");
        assertThat(read("\uFEFF[{\"a\":1}]")).containsExactly("{\"a\":1}");
        assertThat(read("[]")).isEmpty();
        assertThat(read(" \n")).isEmpty();
    }

    @Test
    void what_is_no_json_spoils_no_other_item() {
        assertThat(read("[{\"a\":1},{\"a\":},{\"a\":3}]")).containsExactly("{\"a\":1}", "body_unreadable", "{\"a\":3}");
        assertThat(read("{\"a\":1}\nnonsense\n{\"a\":3}")).containsExactly("{\"a\":1}", "body_unreadable", "{\"a\":3}");
    }

    @Test
    void an_array_that_is_cut_off_or_goes_on_is_named() {
        assertThat(read("[{\"a\":1}")).containsExactly("{\"a\":1}", "body_unreadable");
        assertThat(read("[{\"a\":1},")).containsExactly("{\"a\":1}", "body_unreadable", "body_unreadable");
        assertThat(read("[{\"a\":1}] {\"a\":2}")).containsExactly("{\"a\":1}", "body_unreadable");
        assertThat(read("[")).containsExactly("body_unreadable", "body_unreadable");
    }

    @Test
    void what_goes_beyond_the_most_is_named_once() {
        String many = "{}\n".repeat(TillItems.MOST + 5);

        List<String> items = read(many);

        assertThat(items).hasSize(TillItems.MOST + 1);
        assertThat(items.get(TillItems.MOST)).isEqualTo("too_large");
        assertThat(items.stream().distinct().collect(Collectors.toList())).containsExactly("{}", "too_large");
    }

    private static List<String> read(String body) {
        List<String> items = new ArrayList<>();
        TillItems.of(new TillBatchRequest(
                        body.getBytes(StandardCharsets.UTF_8), Caller.current(), Instant.EPOCH, Map.of()))
                .forEachRemaining(item -> items.add(
                        item.fault() != null
                                ? item.fault().code()
                                : item.transaction().toString()));
        return items;
    }
}
