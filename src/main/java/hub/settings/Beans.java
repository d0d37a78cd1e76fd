package hub.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import hub.json.Json;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HubSettings.class)
@EnableScheduling
class Beans {

    @Bean
    Clock hubClock() {
        return Clock.systemUTC();
    }

    @Bean
    @Primary
    ObjectMapper hubJson() {
        return Json.MAPPER;
    }

    /** Off outside drills: HUB_DRILL_HALT_AT names a seam, HUB_DRILL_HALT_AFTER how often it is passed before the halt. */
    @Bean
    Seams hubSeams() {
        return DrillHalt.fromEnvironment();
    }
}
