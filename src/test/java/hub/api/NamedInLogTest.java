package hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

class NamedInLogTest {

    private static final String ORDER = "0192f0c1-8a2e-7c3d-9e4f-5a6b7c8d9e0f";

    private final NamedInLog named = new NamedInLog();

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void a_line_about_an_order_carries_its_id_until_the_request_is_answered() {
        MockHttpServletRequest request = request("/api/v1/orders/{id}/timeline", ORDER);

        named.preHandle(request, new MockHttpServletResponse(), this);
        assertThat(MDC.getCopyOfContextMap()).containsExactlyEntriesOf(Map.of("orderId", ORDER));

        named.afterCompletion(request, new MockHttpServletResponse(), this, null);
        assertThat(MDC.get("orderId")).isNull();
    }

    @Test
    void what_an_account_and_a_message_are_called_is_carried_too() {
        named.preHandle(request("/api/v1/accounts/{id}", "acme"), new MockHttpServletResponse(), this);
        named.preHandle(request("/api/v1/messages/{id}/retry", ORDER), new MockHttpServletResponse(), this);

        assertThat(MDC.getCopyOfContextMap()).containsOnly(Map.entry("account", "acme"), Map.entry("messageId", ORDER));
    }

    @Test
    void what_no_id_of_the_hub_looks_like_is_not_repeated() {
        named.preHandle(request("/api/v1/orders/{id}", "jane@mail.example"), new MockHttpServletResponse(), this);
        named.preHandle(request("/api/v1/kits/{id}", ORDER), new MockHttpServletResponse(), this);

        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    private static MockHttpServletRequest request(String pattern, String id) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("id", id));
        return request;
    }
}
