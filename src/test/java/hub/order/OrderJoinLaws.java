package hub.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Join is commutative, associative and idempotent, whatever a platform says. */
class OrderJoinLaws {

    @Property(tries = 300)
    void every_permutation_of_four_messages_ends_in_one_state(@ForAll long seed) {
        List<Observation> heard = RandomSays.heard(seed, 4);
        OrderState expected = joined(heard);

        permute(heard, 0, order -> assertThat(joined(order)).isEqualTo(expected));
    }

    @Property(tries = 300)
    void shuffling_and_repeating_many_messages_changes_nothing(@ForAll long seed) {
        List<Observation> heard = RandomSays.heard(seed, 12);
        OrderState expected = joined(heard);
        List<Observation> shuffled = new ArrayList<>(heard);
        shuffled.addAll(heard);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(joined(shuffled)).isEqualTo(expected);
    }

    @Property(tries = 300)
    void what_two_replicas_heard_apart_joins_to_what_one_would_have_heard(@ForAll long seed) {
        List<Observation> heard = RandomSays.heard(seed, 8);
        int cut = Math.floorMod((int) seed, 8);
        List<Observation> otherWay = new ArrayList<>(heard.subList(cut, 8));
        otherWay.addAll(heard.subList(0, cut));

        assertThat(joined(otherWay)).isEqualTo(joined(heard));
    }

    @Property(tries = 300)
    void hearing_a_message_again_takes_nothing(@ForAll long seed) {
        List<Observation> heard = RandomSays.heard(seed, 5);
        OrderState all = joined(heard);

        for (Observation again : heard) {
            Joined joined = all.join(again);
            assertThat(joined.changedNothing()).isTrue();
            assertThat(joined.state()).isSameAs(all);
        }
    }

    @Property(tries = 300)
    void what_is_taken_is_newer_and_what_changed_is_taken(@ForAll long seed) {
        OrderState held = joined(RandomSays.heard(seed, 3));
        Observation next = RandomSays.heard(seed + 1, 1).get(0);

        Joined joined = held.join(next);

        assertThat(joined.taken()).containsAll(joined.changed());
        for (Slot slot : joined.taken()) {
            assertThat(joined.state().key(slot)).isEqualTo(next.key());
            assertThat(held.key(slot) == null || held.key(slot).compareTo(next.key()) < 0)
                    .isTrue();
        }
    }

    @Property(tries = 2000)
    void a_tie_does_not_depend_on_which_message_came_first(@ForAll long seed) {
        List<Observation> two = RandomSays.heard(seed, 2);

        assertThat(joined(two.subList(0, 1)).join(two.get(1)).tied())
                .isEqualTo(joined(two.subList(1, 2)).join(two.get(0)).tied());
    }

    @Property(tries = 300)
    void a_state_is_read_as_it_was_written(@ForAll long seed) {
        OrderState state = joined(RandomSays.heard(seed, 6));

        assertThat(StateJson.read(StateJson.write(state))).isEqualTo(state);
    }

    static OrderState joined(List<Observation> heard) {
        OrderState state = OrderState.empty();
        for (Observation one : heard) {
            state = state.with(one);
        }
        return state;
    }

    private static void permute(List<Observation> heard, int from, Consumer<List<Observation>> check) {
        if (from == heard.size()) {
            check.accept(heard);
            return;
        }
        for (int i = from; i < heard.size(); i++) {
            List<Observation> swapped = new ArrayList<>(heard);
            Collections.swap(swapped, from, i);
            permute(swapped, from + 1, check);
        }
    }
}
