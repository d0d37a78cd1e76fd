package hub.order;

import java.time.Instant;

/** Whether the platform cancelled the order, or the hub did where it is the platform. */
record Cancelled(Instant at, String reason) {

    static Cancelled of(Heard heard) {
        SlotValue.Cancel said = heard.part(Part.CANCEL, SlotValue.Cancel.class);
        if (said != null && said.at() != null) {
            return new Cancelled(said.at(), said.reason());
        }
        FactValue.Cancellation own = heard.fact(Fact.CANCELLATION, FactValue.Cancellation.class);
        if (own != null && own.at() != null) {
            return new Cancelled(own.at(), own.reason());
        }
        return new Cancelled(null, said == null ? null : said.reason());
    }

    boolean isCancelled() {
        return at != null;
    }
}
