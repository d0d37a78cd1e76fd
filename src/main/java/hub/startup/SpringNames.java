package hub.startup;

import hub.overlay.Overlay;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;

/** The names of a hub that starts or runs. */
public record SpringNames(ListableBeanFactory beans, Environment environment, Overlay overlay) implements HubNames {

    private static final String CLIENT = "-http";

    /** Every platform's HTTP client is bound to Camel under the platform's name. */
    @Override
    public boolean hasBean(String name) {
        String platform = name.endsWith(CLIENT) ? name.substring(0, name.length() - CLIENT.length()) : "";
        return beans.containsBean(name)
                || bound(name)
                || overlay.files("connectors").containsKey(platform + "/connector.yaml");
    }

    private boolean bound(String name) {
        return Stream.of(beans.getBeanNamesForAnnotation(BoundToCamel.class))
                .map(bean -> beans.findAnnotationOnBean(bean, BoundToCamel.class, false))
                .anyMatch(binding -> List.of(binding.value()).contains(name));
    }

    @Override
    public Optional<Class<?>> typeOf(String bean) {
        return beans.containsBean(bean) ? Optional.ofNullable(beans.getType(bean, false)) : Optional.empty();
    }

    @Override
    public boolean hasProperty(String name) {
        return environment.containsProperty(name);
    }
}
