package hub.startup;

import static org.assertj.core.api.Assertions.assertThat;

import hub.overlay.Overlay;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class SpringNamesTest {

    @Test
    void a_flow_may_name_beans_clients_of_platforms_and_what_components_bind_themselves() {
        try (AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext(Binding.class)) {
            SpringNames names = new SpringNames(
                    beans.getBeanFactory(), new MockEnvironment().withProperty("a.b", "c"), new Overlay(""));

            assertThat(names.hasBean("springNamesTest.Binding")).isTrue();
            assertThat(names.typeOf("springNamesTest.Binding")).contains(Binding.class);
            assertThat(names.hasBean("shopify-http")).isTrue();
            assertThat(names.hasBean("bound-by-hand")).isTrue();
            assertThat(names.hasBean("nobody-http")).isFalse();
            assertThat(names.typeOf("bound-by-hand")).isEmpty();
            assertThat(names.hasProperty("a.b")).isTrue();
            assertThat(names.hasProperty("a.c")).isFalse();
        }
    }

    @BoundToCamel("bound-by-hand")
    static class Binding {}
}
