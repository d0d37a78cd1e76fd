package hub.api;

import hub.json.Json;
import hub.problem.Problem;
import hub.store.DatabaseAway;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.http.common.HttpMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A flow's failure, told to its caller as a handler's would be. */
@Component("flowProblems")
class FlowProblems {

    private final ProblemAnswers answers;

    FlowProblems(ProblemAnswers answers) {
        this.answers = answers;
    }

    public void answer(Exchange exchange) throws Exception {
        Exception failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        ResponseEntity<ProblemBody> answer = told(failure, exchange);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage()
                .setHeader(Exchange.HTTP_RESPONSE_CODE, answer.getStatusCode().value());
        answer.getHeaders().toSingleValueMap().forEach(exchange.getMessage()::setHeader);
        exchange.getMessage().setBody(Json.MAPPER.writeValueAsBytes(answer.getBody()));
    }

    private ResponseEntity<ProblemBody> told(Exception failure, Exchange exchange) {
        if (failure instanceof Problem problem) {
            return answers.refused(problem);
        }
        if (failure instanceof RuntimeException away && DatabaseAway.isTold(away)) {
            return answers.databaseAway(failure);
        }
        HttpServletRequest request = exchange.getMessage(HttpMessage.class).getRequest();
        return answers.failed(failure, request);
    }
}
