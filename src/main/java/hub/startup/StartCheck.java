package hub.startup;

import hub.channel.Connectors;
import hub.mapping.MappingFaults;
import hub.notify.MailTemplateFaults;
import hub.overlay.Overlay;
import hub.overlay.WrongFiles;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Reads every file of connectors, mappings and routes before anything is opened, so that one start names all faults and
 * leaves no half-started database or broker behind.
 */
@Component
class StartCheck implements BeanFactoryPostProcessor, EnvironmentAware {

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Overlay overlay = new Overlay(environment);
        List<String> faults = new ArrayList<>(connectors(overlay));
        faults.addAll(new ConnectorParts(overlay).faults());
        faults.addAll(MappingFaults.of(overlay));
        faults.addAll(MailTemplateFaults.of(overlay));
        faults.addAll(new FlowCheck(overlay, new SpringNames(beans, environment, overlay)).faults());
        if (!faults.isEmpty()) {
            throw new WrongFiles(faults);
        }
    }

    private static List<String> connectors(Overlay overlay) {
        try {
            new Connectors(overlay);
            return List.of();
        } catch (WrongFiles wrong) {
            return wrong.faults();
        }
    }
}
