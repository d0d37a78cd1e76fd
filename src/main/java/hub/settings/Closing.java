package hub.settings;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells long work that the hub is about to stop: what is left is done after the next start. */
@Component
public class Closing {

    private volatile boolean begun;

    public boolean hasBegun() {
        return begun;
    }

    @EventListener(ContextClosedEvent.class)
    void begin() {
        begun = true;
    }
}
