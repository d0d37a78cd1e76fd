package hub.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens at a channel and to the calls: once all is heard and it was looked at, it shows
 * what there is, and it is told no more. */
class LevelLaws {

    enum Deed {
        SELL,
        HEAR,
        POLL,
        TAKE,
        RECEIVE,
        COUNT_IN_SHOP,
        TURN,
        TURN_UNANSWERED_DONE,
        TURN_UNANSWERED_LOST
    }

    @Property(tries = 2000)
    void a_channel_shows_what_there_is_once_all_is_heard(@ForAll("deeds") List<Deed> deeds, @ForAll boolean compares) {
        ChannelModel model = new ChannelModel(compares);
        deeds.forEach(deed -> act(model, deed));

        settle(model);

        assertThat(model.shown()).isEqualTo(model.shelf());
    }

    @Property(tries = 1000)
    void a_channel_that_shows_what_there_is_is_told_nothing(
            @ForAll("deeds") List<Deed> deeds, @ForAll boolean compares) {
        ChannelModel model = new ChannelModel(compares);
        deeds.forEach(deed -> act(model, deed));
        settle(model);
        int before = model.writes();

        model.turn(true, true);
        model.channelSells();
        model.hubHears();
        model.turn(true, true);

        assertThat(model.writes()).isEqualTo(before);
    }

    @Property(tries = 1000)
    void without_counts_in_the_shop_and_lost_answers_nobody_is_told_of_more_than_there_is(
            @ForAll("honest") List<Deed> deeds, @ForAll boolean compares) {
        ChannelModel model = new ChannelModel(compares);
        model.countInTheShop(0);
        deeds.forEach(deed -> act(model, deed));

        assertThat(model.toldTooMuch()).isFalse();
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Arbitraries.of(Deed.class).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Deed>> honest() {
        return Arbitraries.of(Deed.SELL, Deed.HEAR, Deed.POLL, Deed.TAKE, Deed.RECEIVE, Deed.TURN)
                .list()
                .ofMaxSize(60);
    }

    private static void act(ChannelModel model, Deed deed) {
        switch (deed) {
            case SELL -> model.channelSells();
            case HEAR -> model.hubHears();
            case POLL -> model.poll();
            case TAKE -> model.moveShelf(-1);
            case RECEIVE -> model.moveShelf(4);
            case COUNT_IN_SHOP -> model.countInTheShop(20);
            case TURN -> model.turn(true, true);
            case TURN_UNANSWERED_DONE -> model.turn(false, true);
            case TURN_UNANSWERED_LOST -> model.turn(false, false);
        }
    }

    private static void settle(ChannelModel model) {
        for (int round = 0; round < 4; round++) {
            model.poll();
            model.lookAgain();
            model.turn(true, true);
            model.turn(true, true);
        }
    }
}
