package hub.api;

import hub.intake.WebhookAnswer;
import hub.intake.WebhookRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Endpoint;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The asynchronous door: platforms push, and hear 202 once the broker has the message on disk. */
@RestController
class WebhooksApi {

    static final String PATH = "/webhooks/{connector}/{account}";

    private final ProducerTemplate producer;
    private final Endpoint flow;
    private final Clock clock;

    WebhooksApi(ProducerTemplate producer, Clock clock) {
        this.producer = producer;
        this.flow = producer.getCamelContext().getEndpoint("direct:orders-from-webhook");
        this.clock = clock;
    }

    @RequestMapping(
            path = WebhooksApi.PATH,
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<String> receive(
            @PathVariable String connector, @PathVariable String account, HttpServletRequest request) {
        WebhookAnswer answer = answer(new WebhookRequest(
                connector,
                account,
                request.getMethod(),
                headers(request),
                query(request),
                RawBody.of(request),
                RawBody.contentType(request),
                clock.instant()));
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
        if (answer.messageId() != null) {
            response.header("X-Message-Id", answer.messageId().toString());
        }
        if (answer.text() != null) {
            return response.contentType(MediaType.TEXT_PLAIN).body(answer.text());
        }
        if (answer.messageId() == null || answer.emptyBody()) {
            return response.build();
        }
        return response.contentType(MediaType.APPLICATION_JSON).body("{\"messageId\":\"" + answer.messageId() + "\"}");
    }

    private WebhookAnswer answer(WebhookRequest request) {
        try {
            return (WebhookAnswer) producer.sendBody(flow, ExchangePattern.InOut, request);
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, request.getHeader(name));
        }
        // The request shows handlers a neutral type; signatures and pings are judged by the sender's.
        if (RawBody.contentType(request) != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, RawBody.contentType(request));
        }
        return headers;
    }

    private static Map<String, List<String>> query(HttpServletRequest request) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, List.of(values)));
        return query;
    }
}
