package hub.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Ids of what becomes one mail. The rows are the truth: what a kill loses of this comes again. */
@Component("mailGathering")
class MailGathering implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange gathered, Exchange next) {
        UUID id = next.getMessage().getBody(DueMail.class).id();
        if (gathered == null) {
            next.getMessage().setBody(new ArrayList<>(List.of(id)));
            return next;
        }
        ids(gathered).add(id);
        return gathered;
    }

    @SuppressWarnings("unchecked")
    private static List<UUID> ids(Exchange gathered) {
        return gathered.getMessage().getBody(List.class);
    }
}
