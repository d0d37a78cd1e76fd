package hub.mapping;

import hub.order.Observation;
import java.util.List;

/**
 * What one message became.
 *
 * @param observations what it shows of orders; may be empty
 * @param hints orders to be read; may be empty
 * @param kept true when the topic is only taken and stored
 * @param publication number of the mapping's publication in force; 0 where no mapping ran
 */
public record Mapped(List<Observation> observations, List<Hint> hints, boolean kept, long publication) {

    public Mapped {
        observations = List.copyOf(observations);
        hints = List.copyOf(hints);
    }

    static Mapped keptAsItIs() {
        return new Mapped(List.of(), List.of(), true, 0);
    }

    static Mapped onlyHint(Hint hint) {
        return new Mapped(List.of(), List.of(hint), false, 0);
    }
}
