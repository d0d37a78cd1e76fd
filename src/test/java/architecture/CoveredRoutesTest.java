package architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoveredRoutesTest {

    @Test
    void nodes_and_branches_no_test_took_are_named_with_their_place() {
        CoveredRoutes covered = new CoveredRoutes();

        covered.add(dump(2, 2, 0, 0));
        assertThat(covered.gaps())
                .containsExactly(
                        "acme: filter filter1 (acme.yaml:5): never refused anything",
                        "acme: log log2 (acme.yaml:9): never executed");

        covered.add(dump(2, 1, 1, 0));
        assertThat(covered.gaps()).isEmpty();
    }

    @Test
    void a_choice_without_otherwise_must_fall_through_once() {
        CoveredRoutes covered = new CoveredRoutes();

        covered.add(dump(0, 0, 2, 2));
        assertThat(covered.gaps()).contains("acme: choice choice1 (acme.yaml:7): never fell through");
    }

    private static String dump(int filter, int inside, int chosen, int choices) {
        return """
                <routes><route id="acme" sourceLocation="acme.yaml" sourceLineNumber="1" exchangesTotal="4">
                  <from uri="timer:a"/>
                  <filter id="filter1" sourceLocation="acme.yaml" sourceLineNumber="5" exchangesTotal="%d">
                    <simple>x</simple>
                    <log id="log1" sourceLocation="acme.yaml" sourceLineNumber="6" exchangesTotal="%d"/>
                  </filter>
                  <choice id="choice1" sourceLocation="acme.yaml" sourceLineNumber="7" exchangesTotal="%d">
                    <when id="when1"><simple>x</simple>
                      <log id="log2" sourceLocation="acme.yaml" sourceLineNumber="9" exchangesTotal="%d"/>
                    </when>
                  </choice>
                </route></routes>""".formatted(filter, inside, choices == 0 ? 3 : choices, chosen);
    }
}
