package hub.api;

import hub.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** What Spring Security refuses is a problem like any other. */
@Component
class ProblemRefusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException none)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        ProblemBody.of(ProblemCode.KEY_INVALID, "key: missing or wrong (expected: X-API-Key or Authorization: Bearer)")
                .write(response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        ProblemBody.of(ProblemCode.FORBIDDEN, "key: its scopes do not allow this")
                .write(response);
    }

    /** The firewall: TRACE, encoded slashes, control characters. Its error page would be asked for by the same method. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        ProblemBody.of(ProblemCode.REQUEST_MALFORMED, "request: method or path not allowed (expected: plain ones)")
                .write(response);
    }
}
