package hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hub.security.AuditLog;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Follows the calls of every handler that changes something: each must come to the audit log, or say here why not. */
class EveryChangeIsAuditedTest {

    /** Handler → why a person's deed leaves no row. */
    private static final Map<String, String> NOT_AUDITED = Map.of(
            "AppOrdersApi.take", "an app's order is business and has its timeline",
            "TillApi.take", "a till's sale is business and has its timeline",
            "TillApi.takeAll", "a till's sale is business and has its timeline");

    private static final JavaClasses HUB = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("hub");

    @Test
    void a_change_that_nobody_records_is_a_mistake() {
        List<JavaMethod> changing = changing();
        Set<String> silent = changing.stream()
                .filter(handler -> !comesToTheAuditLog(handler))
                .map(EveryChangeIsAuditedTest::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(changing).extracting(EveryChangeIsAuditedTest::name).contains("KeysApi.create", "AccountsApi.pause");
        assertThat(silent).isEqualTo(new TreeSet<>(NOT_AUDITED.keySet()));
    }

    @Test
    void reading_comes_to_no_record() {
        assertThat(comesToTheAuditLog(method(KeysApi.class, "list"))).isFalse();
        assertThat(comesToTheAuditLog(method(KeysApi.class, "revoke"))).isTrue();
        assertThat(comesToTheAuditLog(method(AuditApi.class, "list"))).isFalse();
    }

    private static List<JavaMethod> changing() {
        return HUB.stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(EveryChangeIsAuditedTest::changes)
                .toList();
    }

    private static boolean changes(JavaMethod handler) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler.reflect(), RequestMapping.class);
        if (mapping == null || !path(handler, mapping).startsWith("/api/v1/")) {
            return false;
        }
        return mapping.method().length == 0
                || Arrays.stream(mapping.method())
                        .anyMatch(method -> method != RequestMethod.GET && method != RequestMethod.HEAD);
    }

    private static String path(JavaMethod handler, RequestMapping mapping) {
        RequestMapping above =
                AnnotatedElementUtils.findMergedAnnotation(handler.getOwner().reflect(), RequestMapping.class);
        return first(above) + first(mapping);
    }

    private static String first(RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    /** Lambdas count as part of the method they stand in. */
    private static boolean comesToTheAuditLog(JavaMethod handler) {
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(handler));
        Deque<JavaCodeUnit> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.remove();
            if (unit.getOwner().isEquivalentTo(AuditLog.class)
                    && Set.of("did", "record").contains(unit.getName())) {
                return true;
            }
            called(unit).filter(seen::add).forEach(open::add);
        }
        return false;
    }

    private static Stream<JavaCodeUnit> called(JavaCodeUnit unit) {
        return Stream.<JavaAccess<? extends AccessTarget.CodeUnitAccessTarget>>concat(
                        unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
                .map(JavaAccess::getTarget)
                .map(AccessTarget.CodeUnitAccessTarget::resolveMember)
                .flatMap(Optional::stream)
                .map(JavaCodeUnit.class::cast)
                .filter(target -> target.getOwner().getPackageName().startsWith("hub"));
    }

    private static JavaMethod method(Class<?> type, String name) {
        return HUB.get(type).getMethods().stream()
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String name(JavaMethod handler) {
        return handler.getOwner().getSimpleName() + "." + handler.getName();
    }
}
