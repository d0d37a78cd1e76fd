package architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoveredNodesTest {

    @Test
    void a_node_no_test_came_through_is_named_with_its_place_until_one_does() {
        CoveredNodes covered = new CoveredNodes();

        covered.add(List.of("acme\tacme.yaml:9\tlog\tlog2\t0\t", "acme\tacme.yaml:5\tbean\tbean1\t3\t"));
        assertThat(covered.gaps()).containsExactly("acme: log log2 (acme.yaml:9): never executed");
        assertThat(covered.routes()).containsExactly("acme");

        covered.add(List.of("acme\tacme.yaml:9\tlog\tlog7\t1\t"));
        assertThat(covered.gaps()).isEmpty();
    }

    @Test
    void a_filter_or_choice_that_always_took_a_branch_is_named_until_one_goes_by() {
        CoveredNodes covered = new CoveredNodes();

        covered.add(List.of("acme\tacme.yaml:5\tfilter\tfilter1\t4\t4"));
        assertThat(covered.gaps()).containsExactly("acme: filter filter1 (acme.yaml:5): never passed by");

        covered.add(List.of("acme\tacme.yaml:5\tfilter\tfilter1\t2\t1"));
        assertThat(covered.gaps()).isEmpty();
    }
}
