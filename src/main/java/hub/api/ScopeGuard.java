package hub.api;

import hub.problem.Problem;
import hub.problem.ProblemCode;
import hub.security.ApiScopes;
import hub.security.Caller;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stands before every handler. One whose path {@link ApiScopes} does not list is closed. */
@Component
class ScopeGuard implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod) || request.getDispatcherType() == DispatcherType.ERROR) return true;
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        String needed = ApiScopes.needed(request.getMethod(), pattern)
                .orElseThrow(() -> forbidden("path: closed (expected: a path with a scope)"));
        if (needed.equals(ApiScopes.OPEN)
                || Caller.signedIn().filter(caller -> caller.may(needed)).isPresent()) return true;
        throw forbidden("key: no scope " + needed);
    }

    private static Problem forbidden(String detail) {
        return new Problem(403, ProblemCode.FORBIDDEN.word(), detail, List.of());
    }
}
