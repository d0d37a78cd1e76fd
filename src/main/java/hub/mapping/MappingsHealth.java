package hub.mapping;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Names publications that no longer compile; their files run instead, so the hub is not down. */
@Component("mappings")
class MappingsHealth implements HealthIndicator {

    private final MappingLibrary library;

    MappingsHealth(MappingLibrary library) {
        this.library = library;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        library.troubles().forEach((name, trouble) -> health.withDetail(name.toString(), trouble));
        return health.build();
    }
}
