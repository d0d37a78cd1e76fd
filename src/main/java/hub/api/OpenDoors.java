package hub.api;

import hub.problem.ProblemCode;
import hub.settings.HubSettings;
import hub.settings.Part;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nobody in before the flows run and after they were told to stop, and only where the part that answers runs in this
 * process. What is refused here was not taken, so that senders repeat it.
 */
final class OpenDoors extends OncePerRequestFilter {

    private final HubSettings settings;
    private final BooleanSupplier flowsRun;
    private final BooleanSupplier leaving;

    /** @param leaving whether senders should look for another instance */
    OpenDoors(HubSettings settings, BooleanSupplier flowsRun, BooleanSupplier leaving) {
        this.settings = settings;
        this.flowsRun = flowsRun;
        this.leaving = leaving;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (leaving.getAsBoolean()) {
            response.setHeader("Connection", "close");
        }
        if (!flowsRun.getAsBoolean()) {
            ProblemBody.of(ProblemCode.STARTING, "flows: not running (expected: soon)")
                    .write(response);
            return;
        }
        Part part = part(request.getRequestURI());
        if (part != null && !settings.runs(part)) {
            ProblemBody.of(ProblemCode.PART_ELSEWHERE, "part " + part.word() + ": not here (expected: in HUB_PARTS)")
                    .write(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static Part part(String path) {
        if (path.startsWith("/webhooks/") || path.startsWith("/api/v1/pos/")) {
            return Part.INTAKE;
        }
        // The sandboxed platforms belong to no part of the hub; they run wherever their profile does.
        return path.startsWith("/sandbox/") ? null : Part.CONSOLE;
    }
}
