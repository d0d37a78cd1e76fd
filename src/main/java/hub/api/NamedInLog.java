package hub.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lines logged while a request is answered carry what its path names, as those of a message do. */
@Component
class NamedInLog implements AsyncHandlerInterceptor, WebMvcConfigurer {

    private static final Map<String, String> FIELDS = Map.of(
            "/api/v1/orders/{id}", "orderId",
            "/api/v1/app/orders/{id}", "orderId",
            "/api/v1/messages/{id}", "messageId",
            "/api/v1/accounts/{id}", "account");

    /** A caller writes paths as he likes; only what could be an id of the hub's is repeated. */
    private static final Pattern ID = Pattern.compile("[0-9a-z][0-9a-z-]{0,62}");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        FIELDS.forEach((path, field) -> {
            if (pattern.startsWith(path)
                    && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> named
                    && named.get("id") instanceof String id
                    && ID.matcher(id).matches()) {
                MDC.put(field, id);
            }
        });
        return true;
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, Exception e) {
        FIELDS.values().forEach(MDC::remove);
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        FIELDS.values().forEach(MDC::remove);
    }
}
