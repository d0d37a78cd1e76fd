package hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.problem.Problem;
import hub.security.CardScrubber;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class FlowProblemsTest {

    private final FlowProblems problems = new FlowProblems(new ProblemAnswers(new CardScrubber()));

    @Test
    void a_database_that_is_away_is_said_with_the_time_to_come_again() throws Exception {
        Exchange told = told(new DataAccessResourceFailureException("connection refused"));

        assertThat(told.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
        assertThat(told.getMessage().getHeader("Retry-After", String.class)).matches("[0-9]+");
        assertThat(told.getMessage().getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(body(told).path("code").asText()).isEqualTo("database_unavailable");
    }

    @Test
    void a_refusal_keeps_its_code_and_nothing_of_the_request_goes_back() throws Exception {
        Exchange told = told(new Problem(404, "not_found", "sku: X (expected: one that was counted)", List.of()));

        assertThat(told.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(404);
        assertThat(told.getMessage().getHeader("X-Secret")).isNull();
        assertThat(body(told).path("detail").asText()).isEqualTo("sku: X (expected: one that was counted)");
    }

    private Exchange told(Exception failure) throws Exception {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeader("X-Secret", "hush");
        exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, failure);
        problems.answer(exchange);
        return exchange;
    }

    private static JsonNode body(Exchange told) throws Exception {
        return Json.MAPPER.readTree(told.getMessage().getBody(byte[].class));
    }
}
