package hub.startup;

import hub.overlay.WrongFiles;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.springframework.stereotype.Component;

/** Stops the start when a flow leads nowhere: all flows are read by then and none runs yet. */
@Component
class FlowJointsCheck extends LifecycleStrategySupport {

    @Override
    public void onContextStarting(CamelContext camel) {
        List<String> faults = FlowJoints.faults(camel);
        if (!faults.isEmpty()) {
            throw new WrongFiles(faults);
        }
    }
}
