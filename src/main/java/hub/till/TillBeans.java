package hub.till;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TillSettings.class)
class TillBeans {

    @Bean
    LeastVersions hubLeastTillVersions(TillSettings settings) {
        return LeastVersions.read(settings.leastVersions());
    }
}
