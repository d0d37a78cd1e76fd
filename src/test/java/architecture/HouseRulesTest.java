package architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** The house rules that a compiler does not keep. */
@AnalyzeClasses(
        packages = {"hub", "routes"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final String[] BUSINESS = {"hub.order..", "hub.stock..", "hub.customer..", "hub.catalog.."};
    /** Money and quantities pass through these; what only measures the hub itself may be a binary fraction. */
    private static final String[] EXACT = {
        "hub.order..",
        "hub.stock..",
        "hub.catalog..",
        "hub.customer..",
        "hub.exchange..",
        "hub.folding..",
        "hub.json..",
        "hub.level..",
        "hub.mapping..",
        "hub.rate.."
    };

    private static final Set<String> BINARY_FRACTIONS =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    @ArchTest
    static final ArchRule business_knows_no_camel_http_clock_or_chance = noClasses()
            .that()
            .resideInAnyPackage(BUSINESS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.camel..", "jakarta.servlet..", "org.springframework.web..", "java.net.http..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .because("time and chance come in as parameters, so that the same input gives the same result")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_routes_builds_routes = noClasses()
            .that()
            .resideOutsideOfPackage("routes..")
            .should()
            .beAssignableTo("org.apache.camel.builder.RouteBuilder")
            .because("a reader looks for flows in one place");

    @ArchTest
    static final ArchRule controllers_live_in_the_api = classes()
            .that()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .should()
            .resideInAPackage("hub.api..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothing_depends_on_the_api = noClasses()
            .that()
            .resideOutsideOfPackage("hub.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("hub.api..")
            .because("a door knows the business behind it, never the other way round");

    @ArchTest
    static final ArchRule no_field_that_money_or_pieces_pass_through_is_a_binary_fraction = fields().that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(EXACT)
            .should()
            .notHaveRawType(binaryFraction())
            .because("0.1 is no binary fraction: money and quantities are BigDecimal");

    @ArchTest
    static final ArchRule no_method_that_money_or_pieces_pass_through_takes_or_gives_a_binary_fraction = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(EXACT)
            .should(notSpeakOfBinaryFractions())
            .because("0.1 is no binary fraction: money and quantities are BigDecimal");

    @ArchTest
    static final ArchRule nothing_that_money_or_pieces_pass_through_makes_a_binary_fraction_of_a_number = noClasses()
            .that()
            .resideInAnyPackage(EXACT)
            .should()
            .callMethodWhere(describe(
                    "a number becomes a binary fraction",
                    call -> BINARY_FRACTIONS.contains(
                            call.getTarget().getRawReturnType().getName())))
            .because("0.1 is no binary fraction: money and quantities are BigDecimal");

    @ArchTest
    static final ArchRule names_say_what_a_class_is_for = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils");

    @ArchTest
    static final ArchRule the_order_knows_no_other_part_of_the_hub =
            noClasses().that().resideInAPackage("hub.order..").should().dependOnClassesThat(otherParts());

    private static DescribedPredicate<JavaClass> otherParts() {
        return DescribedPredicate.describe(
                "are another part of the hub",
                type -> type.getPackageName().startsWith("hub.")
                        && !type.getPackageName().startsWith("hub.order")
                        && !type.getPackageName().equals("hub.json"));
    }

    private static DescribedPredicate<JavaClass> binaryFraction() {
        return DescribedPredicate.describe("binary fraction", type -> BINARY_FRACTIONS.contains(type.getName()));
    }

    private static ArchCondition<JavaMethod> notSpeakOfBinaryFractions() {
        return new ArchCondition<>("neither take nor give a binary fraction") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean speaks =
                        BINARY_FRACTIONS.contains(method.getRawReturnType().getName())
                                || method.getRawParameterTypes().stream()
                                        .anyMatch(type -> BINARY_FRACTIONS.contains(type.getName()));
                if (speaks) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }
}
