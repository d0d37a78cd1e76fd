package hub.api;

import hub.settings.Closing;
import hub.settings.HubSettings;
import org.apache.camel.CamelContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class DoorFilters {

    /** After the measuring filters, before a body is read. */
    private static final int BEFORE_BODIES = Ordered.HIGHEST_PRECEDENCE + 5;

    @Bean
    FilterRegistrationBean<OpenDoors> hubOpenDoorsFilter(HubSettings settings, CamelContext camel, Closing closing) {
        FilterRegistrationBean<OpenDoors> doors =
                new FilterRegistrationBean<>(new OpenDoors(settings, camel::isStarted, closing::hasBegun));
        doors.setName("openDoors");
        doors.setOrder(BEFORE_BODIES);
        return doors;
    }
}
