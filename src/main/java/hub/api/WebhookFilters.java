package hub.api;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;

@Configuration(proxyBeanMethods = false)
class WebhookFilters {

    /** Right after the filter that reads the body. */
    private static final int AFTER_BODY = BodyFilters.FIRST + 1;

    @Bean
    FilterRegistrationBean<WebhookFilter> hubWebhooks(
            WebhooksApi webhooks, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals) {
        FilterRegistrationBean<WebhookFilter> registration =
                new FilterRegistrationBean<>(new WebhookFilter(webhooks, refusals));
        registration.addUrlPatterns("/webhooks/*");
        registration.setOrder(AFTER_BODY);
        return registration;
    }
}
