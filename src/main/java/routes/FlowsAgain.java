package routes;

import hub.overlay.Overlay;
import hub.overlay.WrongFiles;
import hub.startup.FlowCheck;
import hub.startup.FlowJoints;
import hub.startup.SpringNames;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** While developing: an edited flow or kamelet is in force within seconds; a wrong edit is told and changes nothing. */
@Component
@Profile("dev")
class FlowsAgain {

    private static final Logger LOG = LoggerFactory.getLogger(FlowsAgain.class);

    private final CamelContext camel;
    private final Overlay overlay;
    private final FlowCheck check;
    private FlowTexts inForce;
    private FlowTexts seen;

    FlowsAgain(CamelContext camel, Overlay overlay, ListableBeanFactory beans, Environment environment) {
        this.camel = camel;
        this.overlay = overlay;
        this.check = new FlowCheck(overlay, new SpringNames(beans, environment, overlay));
        this.inForce = FlowTexts.of(overlay);
        this.seen = inForce;
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        if (!camel.getStatus().isStarted()) {
            return;
        }
        FlowTexts now = FlowTexts.of(overlay);
        if (now.differing(seen).isEmpty()) {
            return;
        }
        seen = now;
        List<String> faults = check.faults();
        if (faults.isEmpty()) {
            takeOver(now);
        } else {
            LOG.warn("flows stay as they are: {}", String.join(System.lineSeparator(), faults));
        }
    }

    private void takeOver(FlowTexts now) {
        Set<String> changed = now.differing(inForce);
        try {
            change(inForce, now);
            refuseLooseEnds();
            inForce = now;
            LOG.info("flows in force again: {}", changed);
        } catch (Exception wrong) {
            LOG.warn("flows stay as they are: {}: {}", changed, wrong.getMessage());
            goBack(now);
        }
    }

    private void refuseLooseEnds() {
        List<String> faults = FlowJoints.faults(camel);
        if (!faults.isEmpty()) {
            throw new WrongFiles(faults);
        }
    }

    private void goBack(FlowTexts from) {
        try {
            change(from, inForce);
        } catch (Exception wrong) {
            LOG.error("flows are not as they were (expected: a restart): {}", wrong.getMessage());
        }
    }

    private void change(FlowTexts from, FlowTexts to) throws Exception {
        Set<String> changed = to.differing(from);
        // A caller keeps what it once looked up of a kamelet and would wait in vain for one that is replaced.
        boolean all = changed.stream().anyMatch(FlowTexts::isKamelet);
        for (String file : from.texts().keySet()) {
            if (!FlowTexts.isKamelet(file) && (all || !to.has(file))) {
                remove(FlowTexts.id(file));
            }
        }
        List<String> kamelets = changed.stream().filter(FlowTexts::isKamelet).toList();
        for (String file : kamelets) {
            forget(FlowTexts.id(file));
        }
        for (String file : kamelets) {
            load(file, to);
        }
        for (String file : to.texts().keySet()) {
            if (!FlowTexts.isKamelet(file) && (all || changed.contains(file))) {
                load(file, to);
            }
        }
    }

    private void load(String file, FlowTexts texts) throws Exception {
        if (texts.has(file)) {
            PluginHelper.getRoutesLoader(camel).updateRoutes(texts.resource(file));
        }
    }

    private void forget(String kamelet) throws Exception {
        remove(kamelet);
        camel.removeEndpoints("kamelet:" + kamelet + "*");
        ((ModelCamelContext) camel).removeRouteTemplateDefinitions(kamelet);
    }

    private void remove(String route) throws Exception {
        if (camel.getRoute(route) != null) {
            camel.getRouteController().stopRoute(route);
            camel.removeRoute(route);
        }
    }
}
