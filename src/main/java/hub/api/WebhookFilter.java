package hub.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Hands a platform's POST to {@link WebhooksApi} by itself. The way there through security, the search among all handlers
 * and the converters cost more than everything the hub does with the webhook; whatever looks unusual still takes it.
 */
final class WebhookFilter extends OncePerRequestFilter {

    private static final Pattern PLAIN = Pattern.compile("/webhooks/([A-Za-z0-9._~-]+)/([A-Za-z0-9._~-]+)");

    private final WebhooksApi webhooks;
    private final HandlerExceptionResolver refusals;

    /** @param refusals make the same answers of exceptions as for every other handler */
    WebhookFilter(WebhooksApi webhooks, HandlerExceptionResolver refusals) {
        this.webhooks = webhooks;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher path = PLAIN.matcher(request.getRequestURI());
        if (!request.getMethod().equals("POST") || !path.matches()) {
            chain.doFilter(request, response);
            return;
        }
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(seen -> seen.setPathPattern(WebhooksApi.PATH));
        try {
            write(webhooks.receive(path.group(1), path.group(2), request), response);
        } catch (RuntimeException failure) {
            if (refusals.resolveException(request, response, null, failure) == null) throw failure;
        }
    }

    private static void write(ResponseEntity<String> answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        byte[] body = answer.hasBody() ? answer.getBody().getBytes(StandardCharsets.UTF_8) : new byte[0];
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
