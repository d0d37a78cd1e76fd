package hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import hub.security.ApiScopes;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

class EveryHandlerHasAScopeTest {

    @Test
    void a_handler_that_nobody_may_call_is_a_mistake() {
        List<String> closed = new ArrayList<>();
        List<Class<?>> controllers = controllers();
        for (Class<?> controller : controllers) {
            for (var method : controller.getDeclaredMethods()) {
                RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) closed.addAll(closed(controller, mapping));
            }
        }

        assertThat(controllers).contains(KeysApi.class, AuditApi.class);
        assertThat(closed).isEmpty();
    }

    @Test
    void reading_and_writing_need_different_scopes_and_what_is_unlisted_is_closed() {
        assertThat(ApiScopes.needed("GET", "/api/v1/orders/{id}/timeline")).contains("orders:read");
        assertThat(ApiScopes.needed("POST", "/api/v1/orders/{id}/holds")).contains("orders:write");
        assertThat(ApiScopes.needed("POST", "/api/v1/accounts/{id}/pause")).contains("accounts:run");
        assertThat(ApiScopes.needed("POST", "/api/v1/accounts")).contains("accounts:write");
        assertThat(ApiScopes.needed("GET", "/api/v1/stock")).contains("stock:read");
        assertThat(ApiScopes.needed("POST", "/webhooks/{connector}/{account}")).contains(ApiScopes.OPEN);
        assertThat(ApiScopes.needed("GET", "/api/v1/anything-new")).isEmpty();
    }

    private static List<String> closed(Class<?> controller, RequestMapping mapping) {
        RequestMapping above = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        String prefix = above == null || above.path().length == 0 ? "" : above.path()[0];
        List<String> closed = new ArrayList<>();
        for (String path : mapping.path().length == 0 ? new String[] {""} : mapping.path()) {
            for (RequestMethod method : methods(mapping)) {
                if (ApiScopes.needed(method.name(), prefix + path).isEmpty()) closed.add(method + " " + prefix + path);
            }
        }
        return closed;
    }

    private static List<RequestMethod> methods(RequestMapping mapping) {
        return mapping.method().length == 0 ? Arrays.asList(RequestMethod.values()) : Arrays.asList(mapping.method());
    }

    private static List<Class<?>> controllers() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        List<Class<?>> found = new ArrayList<>();
        for (var candidate : scanner.findCandidateComponents("hub")) {
            Class<?> type = ClassUtils.resolveClassName(candidate.getBeanClassName(), null);
            URL place = type.getProtectionDomain().getCodeSource().getLocation();
            if (!place.getPath().contains("test-classes")) found.add(type);
        }
        return found;
    }
}
