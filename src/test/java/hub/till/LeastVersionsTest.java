package hub.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LeastVersionsTest {

    private final LeastVersions least = LeastVersions.read("Acme POS=2.4, Other=10");

    @Test
    void versions_are_compared_number_by_number() {
        assertThat(outdated("acme pos", "2.3.99")).isTrue();
        assertThat(outdated("Acme POS", "2.4")).isFalse();
        assertThat(outdated("Acme POS", "2.4.0")).isFalse();
        assertThat(outdated("Acme POS", "v2.10-beta.1")).isFalse();
        assertThat(outdated("Other", "9.9")).isTrue();
    }

    @Test
    void a_till_that_does_not_say_what_it_runs_is_not_outdated() {
        assertThat(outdated(null, "1")).isFalse();
        assertThat(outdated("Acme POS", null)).isFalse();
        assertThat(outdated("Third", "0.1")).isFalse();
    }

    @Test
    void a_setting_that_makes_no_sense_stops_the_start() {
        assertThatThrownBy(() -> LeastVersions.read("Acme POS"))
                .hasMessage("hub.till.least-versions: Acme POS (expected: software=1.2.3)");
        assertThatThrownBy(() -> LeastVersions.read("Acme POS=two")).hasMessageContaining("=two");
    }

    private boolean outdated(String software, String version) {
        return least.isOutdated(Tills.with(software, version));
    }
}
