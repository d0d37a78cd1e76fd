package hub.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the hub measures about itself. */
public enum Measure {
    PARKED_COUNT("parked messages", Unit.PIECES),
    PARKED_AGE("age of the oldest parked message", Unit.SECONDS),
    INTAKE_LAG("age of the oldest message not yet worked on", Unit.SECONDS),
    FEED_LAG("age of the oldest event not yet told", Unit.SECONDS),
    FEED_SET_ASIDE("sets of events that the feed could not take", Unit.PIECES),
    READS_LAG("delay of the read that is due longest", Unit.SECONDS),
    WEBHOOKS_LAG("delay of the delivery that is due longest", Unit.SECONDS),
    ACCOUNTS_IN_ERROR("accounts whose platform refuses the hub", Unit.PIECES),
    SIGNATURES_REFUSED("refused signatures within five minutes", Unit.PIECES),
    SHORT_ORDERS("orders that stock does not suffice for", Unit.PIECES);

    public enum Unit {
        PIECES,
        SECONDS
    }

    private final String title;
    private final Unit unit;

    Measure(String title, Unit unit) {
        this.title = title;
        this.unit = unit;
    }

    public static Optional<Measure> of(String word) {
        return Arrays.stream(values())
                .filter(measure -> measure.word().equals(word))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    public Unit unit() {
        return unit;
    }
}
