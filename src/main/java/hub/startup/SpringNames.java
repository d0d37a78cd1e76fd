package hub.startup;

import hub.overlay.Overlay;
import java.util.Optional;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;

/** The names of a hub that starts or runs. */
public record SpringNames(ListableBeanFactory beans, Environment environment, Overlay overlay) implements HubNames {

    private static final String CLIENT = "-http";

    private static final String WEBHOOKS = "webhooks";

    /** Every platform's HTTP client, and the one that calls subscribers, is bound to Camel under its name. */
    @Override
    public boolean hasBean(String name) {
        String platform = name.endsWith(CLIENT) ? name.substring(0, name.length() - CLIENT.length()) : "";
        return beans.containsBean(name)
                || platform.equals(WEBHOOKS)
                || overlay.files("connectors").containsKey(platform + "/connector.yaml");
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
