package hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OpenDoorsTest {

    private final AtomicBoolean flowsRun = new AtomicBoolean();
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final OpenDoors doors = new OpenDoors(null, flowsRun::get, leaving::get);

    @Test
    void before_the_flows_run_senders_are_asked_to_come_again() throws Exception {
        MockHttpServletResponse answer = asked("/webhooks/shopify/acme");

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isNotBlank();
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(answer.getContentAsString()).contains("\"code\":\"starting\"");
    }

    @Test
    void health_is_told_meanwhile() throws Exception {
        assertThat(asked("/actuator/health").getStatus()).isEqualTo(200);
    }

    @Test
    void a_hub_that_leaves_keeps_no_connection() throws Exception {
        leaving.set(true);

        assertThat(asked("/webhooks/shopify/acme").getHeader("Connection")).isEqualTo("close");
    }

    private MockHttpServletResponse asked(String path) throws Exception {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        doors.doFilter(new MockHttpServletRequest("POST", path), answer, new MockFilterChain());
        return answer;
    }
}
