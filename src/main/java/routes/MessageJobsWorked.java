package routes;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Retries of whole groups, in the background; the table is the queue, so that a restart goes on. */
@Component
class MessageJobsWorked extends RouteBuilder {

    @Override
    public void configure() {
        // The next turn is the retry.
        onException(Exception.class)
                .handled(true)
                .log(LoggingLevel.WARN, "routes", "${routeId}: waits: ${exception.message}");

        from("timer:message-jobs-worked?period=500&delay=1000")
                .routeId("message-jobs-worked")
                .description("Retries the parked messages of open jobs.")
                .bean("messageJobs", "work");
    }
}
