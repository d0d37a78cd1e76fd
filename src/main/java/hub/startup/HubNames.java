package hub.startup;

import java.util.Optional;

/** What a flow may name. */
public interface HubNames {

    boolean hasBean(String name);

    /** Empty when the bean is unknown or its type is only known once it is made. */
    Optional<Class<?>> typeOf(String bean);

    boolean hasProperty(String name);
}
