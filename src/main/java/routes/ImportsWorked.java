package routes;

import hub.exchange.Tally;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Files that were brought in → rows → chunks of one transaction each → a summary. The table is the queue. */
@Component
class ImportsWorked extends RouteBuilder {

    @Override
    public void configure() {
        // The next turn is the retry: it goes on at the last committed chunk.
        onException(Exception.class)
                .handled(true)
                .log(LoggingLevel.WARN, "routes", "${routeId}: waits: ${exception.message}");

        from("timer:imports-worked?period=500&delay=1000")
                .routeId("imports-worked")
                .description(
                        "Works off the oldest file that was brought in, row by row, and sums up what became of it.")
                .bean("importWork", "next")
                .filter(simple("${body.isWork}"))
                .setVariable("run", body())
                .split(method("importWork", "chunks"), ImportsWorked::sum)
                .streaming()
                .stopOnException()
                .bean("importWork", "take")
                .end()
                .bean("importWork", "finish(${variable.run}, ${body})")
                .end();
    }

    private static Exchange sum(Exchange before, Exchange chunk) {
        if (before == null) {
            return chunk;
        }
        Tally sum = before.getMessage().getBody(Tally.class);
        Tally more = chunk.getMessage().getBody(Tally.class);
        if (sum != null && more != null) {
            before.getMessage().setBody(sum.plus(more));
        }
        return before;
    }
}
