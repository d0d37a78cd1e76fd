package routes;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Till → checked, card data out, sealed → intake queue. Answered only after the broker has it on disk. */
@Component
class SalesFromTill extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:sales-from-till")
                .routeId("sales-from-till")
                .description("Takes one transaction of a till: checked against its schema and its terminal, cleaned of"
                        + " card data, sealed and put into the intake queue; without a broker the till hears 503.")
                .errorHandler(noErrorHandler())
                .bean("tillDoor", "admit")
                .filter(simple("${body.isMessage}"))
                .to("direct:to-intake")
                .end()
                .bean("tillDoor", "answer");
    }
}
