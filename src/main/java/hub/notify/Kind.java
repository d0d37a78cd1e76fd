package hub.notify;

import hub.alert.Measure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the hub writes about. */
public enum Kind {
    ORDER_CONFIRMATION(About.ORDER),
    SHIPPING(About.ORDER),
    LOW_STOCK(About.STOCK),
    OUT_OF_STOCK(About.STOCK),
    PRICE_CHANGE(About.PRICE),
    /** Something went wrong between the hub and others: parked messages, refused accounts. */
    INTEGRATION_ERROR(About.ALERT),
    /** Something takes too long. */
    PERFORMANCE_ALERT(About.ALERT),
    SUBSCRIBER_DISABLED(About.SUBSCRIBER);

    /** What a mail of this kind is about. */
    public enum About {
        ORDER,
        STOCK,
        PRICE,
        ALERT,
        SUBSCRIBER
    }

    private final About about;

    Kind(About about) {
        this.about = about;
    }

    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** An alert of times is one of performance, an alert of pieces one of errors. */
    static Kind of(Measure measure) {
        return measure.unit() == Measure.Unit.SECONDS && measure != Measure.PARKED_AGE
                ? PERFORMANCE_ALERT
                : INTEGRATION_ERROR;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public About about() {
        return about;
    }
}
