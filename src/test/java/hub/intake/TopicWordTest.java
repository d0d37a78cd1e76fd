package hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicWordTest {

    @ParameterizedTest
    @ValueSource(strings = {"orders/create", "order.updated", "ANY_OFFERS_CHANGED", "store:order:status-changed", "0"})
    void a_platforms_word_stays_as_it_is(String topic) {
        assertThat(TopicWord.of(topic)).isEqualTo(topic);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ida Berg", "ida@berg.example", "orders/create\n", "Straße", "a\0b", "+49171"})
    void what_could_be_about_a_person_is_left_out(String topic) {
        assertThat(TopicWord.of(topic)).isEqualTo(TopicWord.UNUSABLE);
    }

    @Test
    void a_word_longer_than_any_platforms_is_left_out() {
        assertThat(TopicWord.of("x".repeat(200))).hasSize(200);
        assertThat(TopicWord.of("x".repeat(201))).isEqualTo(TopicWord.UNUSABLE);
    }

    @Test
    void the_topic_among_the_kept_headers_is_treated_alike_and_the_others_stay() {
        Map<String, String> kept = Map.of("X-Topic", "Ida Berg", "X-Id", "a b");

        assertThat(TopicWord.in(kept, List.of("x-topic", "x-other")))
                .containsOnly(Map.entry("X-Topic", TopicWord.UNUSABLE), Map.entry("X-Id", "a b"));
    }
}
